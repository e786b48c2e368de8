import Customers
import Database
import Facts
import Shop

/// Personal values in the clear, of a person under all the ids that they are read as.
struct RevealedValues: Sendable {
    private let values: PersonalValues
    private let brand: ID<Brand>

    init(_ installation: Installation, brand: ID<Brand>) {
        values = PersonalValues(installation.keys, brand: brand)
        self.brand = brand
    }

    /// Everything that is kept, each value once; the oldest first.
    func all(of customer: ID<Customer>, in tx: ReadTransaction) throws -> [PersonalValue] {
        var seen: Set<PersonalValue> = []
        return try Merges.everybody(readAs: customer, brand: brand, in: tx)
            .flatMap { try values.of($0, in: tx).map(\.value) }
            .filter { seen.insert($0).inserted }
    }

    /// What names or reaches somebody: no messages and no memos.
    func reaching(_ customer: ID<Customer>, in tx: ReadTransaction) throws -> [PersonalValue] {
        try all(of: customer, in: tx).filter { value in
            switch value.kind {
            case .name, .nick, .phone, .email, .account, .memberCard, .address: true
            case .buyerMessage, .merchantMemo, .review, .note: false
            }
        }
    }
}
