import Shop

/// A personal value and the fields that can tell it: the first one that holds any is taken.
struct PersonalColumns: Sendable {
    let kind: PersonalKind
    let fields: [Field]

    init(_ kind: PersonalKind, _ fields: Field...) {
        self.kind = kind
        self.fields = fields
    }
}
