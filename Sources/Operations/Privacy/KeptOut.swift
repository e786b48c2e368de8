import Customers
import Database
package import Shop

/// That an address of a person is kept out of what is sent by a channel for a purpose.
package struct KeptOut: Sendable {
    package let channel: ConsentChannel
    package let purpose: ConsentPurpose
    /// The newest of several addresses.
    package let since: Instant

    /// By channel, then by purpose.
    ///
    /// - Parameter members: all who are read as the person.
    static func of(_ members: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction) throws -> [KeptOut] {
        let kept = try Suppressions.standing(of: members, brand: brand, in: tx)
        return ConsentChannel.allCases.flatMap { channel in
            ConsentPurpose.allCases.compactMap { purpose in
                let since = kept.filter { $0.channel == channel && $0.purpose == purpose }.map(\.since).max()
                return since.map { KeptOut(channel: channel, purpose: purpose, since: $0) }
            }
        }
    }
}
