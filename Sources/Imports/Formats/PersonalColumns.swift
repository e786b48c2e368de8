import Shop

/// A personal value and the fields that can tell it: the first one that holds any is taken.
struct PersonalColumns: Sendable {
    let kind: PersonalKind
    let fields: [Field]

    init(_ kind: PersonalKind, _ fields: Field...) {
        self.kind = kind
        self.fields = fields
    }

    /// Whom an order is sent to, and what buyer and shop noted on it.
    static let recipientAndNotes = [
        PersonalColumns(.name, .name), PersonalColumns(.phone, .phone), PersonalColumns(.address, .address),
        PersonalColumns(.buyerMessage, .buyerMessage), PersonalColumns(.merchantMemo, .merchantMemo),
    ]
}
