import Database

/// The keys that a database uses, held against the key file as it is now.
struct KeysInUse: Sendable {
    private let installation: Installation

    init(of installation: Installation) {
        self.installation = installation
    }

    /// The highest number in use here, when the file holds it, and all others that are.
    ///
    /// - Throws: `DatabaseError.keyLacking`, `.keyNumberDiffers`, and what reading the file throws.
    func newest() async throws -> Int64 {
        let held = try installation.keyFile.read()
        guard held.fingerprint == installation.keys.fingerprint else {
            throw DatabaseError.keyDiffers(path: installation.keyFile.path)
        }
        try await installation.database.read { try KeyPrints.check(held, in: $0) }
        let used = try await KeyringStatus(of: installation).keys.filter(\.isUsed)
        let there = Set(held.numbers)
        if let lacking = used.first(where: { !there.contains($0.number) }) {
            throw DatabaseError.keyLacking(path: installation.keyFile.path, number: lacking.number)
        }
        return used.map(\.number).max() ?? held.firstNumber
    }
}
