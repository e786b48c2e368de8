import Access
import Customers
import Database
import Shop

/// Has everything that is sealed under the master key wrapped with a new one, while others read and write.
struct KeyRotation: Sendable {
    private let installation: Installation
    private var database: Database { installation.database }
    private var keys: Keys { installation.keys }

    init(_ installation: Installation) {
        self.installation = installation
    }

    /// Has a key from the file that this database never used, else a fresh one, be the one for everything.
    ///
    /// - Returns: its number.
    /// - Throws: `DatabaseError.keyLacking`, `.keyNumberDiffers`: a key that is made from an older copy of the file would bear
    ///   the number of one that is in use.
    func begin(by caller: Caller, at now: Instant) async throws -> Int64 {
        let known = try await KeysInUse(of: installation).newest()
        // Made by a rotation that was cut short, or brought here beforehand.
        let number = keys.newestNumber > known ? keys.newestNumber : try installation.keyFile.add(after: known)
        keys.reread()
        try RotationStep.reached(.kept)
        try await database.write { [keys] tx in
            // Another may have been quicker, on a machine with a file of its own.
            guard try (KeyNumber.standing(in: tx) ?? 0) < number else { return try KeyPrints.check(keys, in: tx) }
            try KeyPrints.keep(number, of: keys, in: tx)
            try KeyPrints.check(keys, in: tx)
            try KeyNumber.rotate(to: number, in: tx)
            AuditLog.append(AuditEntry(.keyringRotated, by: caller, note: String(number), at: now), in: tx)
        }
        try RotationStep.reached(.standing)
        return number
    }

    /// Wraps what is left of a rotation that has begun, some at a time; nothing where none has.
    func goOn() async throws {
        guard let number = try await database.read({ try KeyNumber.pending(in: $0) }) else { return }
        try await database.read { [keys] in try KeyPrints.check(keys, in: $0) }
        let brands = try await database.read { try Brands.all(in: $0) }
        for brand in brands {
            let rotation = PersonKeyRotation(keys, brand: brand.id, to: number)
            var last: Int64?
            repeat {
                let from = last
                last = try await database.write { try rotation.step(after: from, in: $0) }
                try RotationStep.reached(.some)
                try Task.checkCancellation()
            } while last != nil
        }
        for brand in brands {
            try await database.write { try PersonKeyRotation(keys, brand: brand.id, to: number).finish(in: $0) }
        }
        try await database.write { _ = try SecondFactors.reseal(keys, in: $0) }
        try await database.write { _ = try WebhookSources.reseal(keys, in: $0) }
        try RotationStep.reached(.all)
        try await database.write { try KeyNumber.finish(number, in: $0) }
        try RotationStep.reached(.finished)
    }
}
