import Customers
import Database
import Shop

/// Why somebody merged two customers, in their own words: sealed, as it may name them.
struct JoinNote {
    private let values: PersonalValues
    private let place: String

    init(_ joining: ID<Joining>, _ keys: Keys, brand: ID<Brand>) {
        values = PersonalValues(keys, brand: brand)
        place = Joinings.place(ofNoteOn: joining)
    }

    func keep(_ text: String, of customer: ID<Customer>, in tx: WriteTransaction) throws {
        let note = PersonalValue(kind: .note, text: text)
        try values.keep([OwnedValue(customer: customer, value: note, order: place, store: ID(0))], in: tx)
    }

    /// The note among a person's values.
    func among(_ values: [OwnedValue]) -> String? {
        values.last { $0.value.kind == .note && $0.order == place }?.value.text
    }
}
