import Access
import Database
import Foundation
import Operations
import Shop
import TestDatabases

/// An installation with brands of two teams, and somebody in each role of the first.
struct Agency: Sendable {
    let shop: Workshop
    let brands: [String: Brand]

    static let own = "A1"
    static let other = "B1"
    /// Of everything but the audit itself, and of what is only remembered.
    static let unaltered: Set<String> = ["audit_rows", "audit_head"]

    var installation: Installation { shop.installation }

    static func open<Value>(_ engine: TestEngine, _ body: (Agency) async throws -> Value) async throws -> Value {
        try await Workshop.open(engine, brand: own) { shop in
            _ = try await shop.run(CreateBrand(name: other, timeZone: "UTC", currency: "CNY", language: .english))
            let all = try await shop.installation.database.read { try Brands.all(in: $0) }
            return try await body(
                Agency(shop: shop, brands: Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })))
        }
    }

    /// Somebody new, signed in.
    func member(
        _ name: String, _ role: Role? = nil, in brand: String = own, isAdministrator: Bool = false
    ) async throws -> Caller {
        let id = brands[brand]?.id
        let now = shop.now
        return try await installation.database.write { tx in
            var generator = SystemRandomNumberGenerator()
            let member = try Members.add(name: name, isAdministrator: isAdministrator, at: now, in: tx)
            if let role, let id { try GivenRoles.set(role, of: member.id, in: id, at: now, in: tx) }
            let session = try Sessions.begin(of: member.id, at: now, using: &generator, in: tx)
            return .member(member.id, session: session.session.id)
        }
    }

    func run<Asked: Operations.Operation>(_ operation: Asked, as caller: Caller) async throws -> Asked.Output {
        try await installation.run(operation, as: caller, at: shop.now)
    }

    func run<Asked: BrandOperation>(_ operation: Asked, as caller: Caller) async throws -> Asked.Output {
        try await installation.run(operation, as: caller, at: shop.now)
    }

    /// What it was refused with; nil when it was not.
    func refusal(
        of asked: AskedOperation, by caller: Caller, brand: String? = own
    ) async throws -> AccessError? {
        do {
            try await asked.ask(installation, caller, brand, shop.now)
            return nil
        } catch let error as AccessError {
            return error
        } catch {
            // It began, and met something else.
            return nil
        }
    }

    func dump() async throws -> [String] {
        try await WholeDump.of(installation.database, without: Self.unaltered)
    }

    /// Codes of the audit above a number.
    func audit(after number: Int64 = 0) async throws -> [AuditRow] {
        try await installation.database.read { try AuditLog.after(number, brand: nil, limit: .max, in: $0) }
    }
}
