package import Access
import Database
package import Shop

extension Installation {
    /// Reads what the caller may do, checks it, then runs the operation.
    ///
    /// - Throws: `AccessError.forbidden`, `.notSignedIn`.
    package func run<Asked: Operation>(
        _ operation: Asked, as caller: Caller, at now: Instant
    ) async throws -> Asked.Output {
        try await answering(caller, Asked.audited, brand: nil, at: now, saying: { _ in AuditedAnswer() }) {
            let rights = try await database.read { try CallerRights.of(caller, at: now, in: $0) }
            try rights.demand(Asked.permission)
            return try await operation.run(by: rights, in: self, at: now)
        }
    }

    /// Reads what the caller may do, finds the brand among those that exist for them, checks what they may do there, then
    /// runs the operation.
    ///
    /// - Throws: `AccessError.noSuchBrand`, `.brandNotNamed`, `.forbidden`, `.notSignedIn`.
    package func run<Asked: BrandOperation>(
        _ operation: Asked, as caller: Caller, at now: Instant
    ) async throws -> Asked.Output {
        let (rights, found) = try await database.read { tx in
            let rights = try CallerRights.of(caller, at: now, in: tx)
            return (rights, Result { try self.find(operation.brand, for: rights, in: tx) })
        }
        let brand: Brand
        do {
            brand = try found.get()
        } catch let error as AccessError where error.kind == .notFound {
            // Whether there is such a brand for others or not, what happens here is the same.
            try await refuse(Asked.permission, to: caller, brand: nil, at: now)
            throw error
        }
        return try await answering(
            caller, Asked.audited, brand: brand.id, at: now, saying: Asked.audited, counting: Asked.count
        ) {
            try rights.demand(Asked.permission, in: brand.id)
            let answer = try await operation.run(on: brand, by: rights, in: self, at: now)
            if case .answerBeyond(let most, _) = Asked.audited, Asked.count(answer) > most {
                try rights.demand(.exportCustomers, in: brand.id)
            }
            return answer
        }
    }

    /// By its id or its name.
    private func find(_ brand: String?, for rights: Rights, in tx: ReadTransaction) throws -> Brand {
        if let id = brand.flatMap({ outerIDs.id($0, prefix: "b") }),
            let found = try Brands.all(for: rights, in: tx).first(where: { $0.id.raw == id })
        {
            return found
        }
        return try Brands.find(brand, for: rights, in: tx)
    }

    /// Whether a caller may do something now, in a brand that exists for them or in the installation, without doing it.
    ///
    /// - Parameter brand: nil for what is of the installation.
    /// - Throws: what running an operation of that permission would.
    package func demand(
        _ permission: Permission, of caller: Caller, brand: String?, at now: Instant
    ) async throws {
        try await database.read { tx in
            let rights = try CallerRights.of(caller, at: now, in: tx)
            guard permission.scope == .brand else { return try rights.demand(permission) }
            try rights.demand(permission, in: try self.find(brand, for: rights, in: tx).id)
        }
    }

    /// Asks again of whoever is served for long: rights may have changed, and sessions ended.
    ///
    /// - Throws: `AccessError.forbidden`, `.notSignedIn`.
    func demandStill(_ permission: Permission, of caller: Caller, in brand: ID<Brand>, at now: Instant) async throws {
        let rights = try await database.read { try CallerRights.of(caller, at: now, in: $0) }
        try rights.demand(permission, in: brand)
    }

    /// Runs `body` and writes into the audit that it was refused, or that an answer is handed out.
    private func answering<Value: Sendable>(
        _ caller: Caller, _ audited: Audited, brand: ID<Brand>?, at now: Instant,
        saying: (Value) -> AuditedAnswer, counting: (Value) -> Int = { _ in 0 }, _ body: () async throws -> Value
    ) async throws -> Value {
        let value: Value
        do {
            value = try await body()
        } catch AccessError.forbidden(let permission) {
            try await refuse(permission, to: caller, brand: brand, at: now)
            throw AccessError.forbidden(permission)
        }
        switch audited {
        case .not: return value
        case .change: break
        case .answerBeyond(let most, _) where counting(value) <= most: return value
        case .answer(let code), .answerBeyond(_, let code):
            let said = saying(value)
            try await append(
                AuditEntry(code, by: caller, brand: brand, of: said.subject, note: said.note, at: now))
        }
        await noteAuditHead(at: now)
        return value
    }

    private func refuse(
        _ permission: Permission, to caller: Caller, brand: ID<Brand>?, at now: Instant
    ) async throws {
        // Of nobody, and of whoever owns the file, there is nothing to tell.
        guard caller != .nobody, caller != .commandLine else { return }
        try await append(AuditEntry(.refused, by: caller, brand: brand, note: permission.rawValue, at: now))
        await noteAuditHead(at: now)
    }

    private func append(_ entry: AuditEntry) async throws {
        try await database.write { AuditLog.append(entry, in: $0) }
    }
}
