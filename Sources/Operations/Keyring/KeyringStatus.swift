package import Access
import Customers
import Database
package import Shop

/// What the key file holds, and what each key is used for.
package struct KeyringStatus: Sendable {
    package struct Key: Sendable, Equatable {
        package let number: Int64
        /// Whether the file holds it.
        package let isThere: Bool
        /// Whether new values are wrapped with it.
        package let isCurrent: Bool
        /// Whether the indexes, tokens and outer ids are made with it: it stays for good.
        package let isLasting: Bool
        /// How many persons' keys it wraps, in all brands.
        package let persons: Int
        /// How many second factors' secrets it seals.
        package let secondFactors: Int
        /// How many webhooks' secrets it seals.
        package let webhooks: Int

        /// How much it opens.
        var uses: Int { persons + secondFactors + webhooks }

        /// Whether anything of this database cannot be read without it.
        var isUsed: Bool { isCurrent || uses > 0 }
    }

    /// By number.
    package let keys: [Key]
    /// The key that everything is being wrapped with; nil when no rotation is under way.
    package let pending: Int64?

    init(of installation: Installation) async throws {
        let keys = installation.keys
        keys.reread()
        let (found, pending) = try await installation.database.read { tx in
            var persons: [Int64: Int] = [:]
            for brand in try Brands.all(in: tx) {
                persons.merge(try PersonKeyRotation.counts(brand: brand.id, in: tx)) { $0 + $1 }
            }
            let secrets = try SecondFactors.counts(in: tx)
            let webhooks = try WebhookSources.counts(in: tx)
            let current = try KeyNumber.current(keys, in: tx)
            let there = Set(keys.numbers)
            let numbers = there.union(persons.keys).union(secrets.keys).union(webhooks.keys).union([current]).sorted()
            let found = numbers.map { number in
                Key(
                    number: number, isThere: there.contains(number), isCurrent: number == current,
                    isLasting: number == keys.firstNumber, persons: persons[number] ?? 0,
                    secondFactors: secrets[number] ?? 0, webhooks: webhooks[number] ?? 0)
            }
            return (found, try KeyNumber.pending(in: tx))
        }
        self.keys = found
        self.pending = pending
    }
}

/// Shows the key ring.
package struct ShowKeyring: Operation {
    package static let permission = Permission.administerInstallation

    package init() {}

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> KeyringStatus {
        try await KeyringStatus(of: installation)
    }
}
