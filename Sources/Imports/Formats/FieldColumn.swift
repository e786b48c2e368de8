import Shop

/// Where a field is to be found: under the first of several names that the file has, or in several columns together.
struct FieldColumn: Sendable {
    let field: Field
    let names: [String]
    /// The cells of all these columns, joined by spaces, tell the field.
    let isJoined: Bool

    init(_ field: Field, _ names: String...) {
        self.init(field, names: names, isJoined: false)
    }

    init(_ field: Field, joining names: [String]) {
        self.init(field, names: names, isJoined: true)
    }

    init(_ field: Field, names: [String], isJoined: Bool) {
        self.field = field
        self.names = names
        self.isJoined = isJoined
    }
}

/// A column without which a file is not of a format, under any of its names.
struct KeyColumn: Sendable {
    let names: [String]
    /// Without units.
    let normalNames: [ColumnName]

    init(_ names: [String]) {
        self.names = names
        normalNames = names.map { ColumnName($0).withoutUnit }
    }
}

/// A column that can name the buyer, and what kind of name it holds.
struct BuyerColumn: Sendable {
    let kind: IdentityKind
    let names: [String]

    init(_ kind: IdentityKind, _ names: String...) {
        self.init(kind, names: names)
    }

    init(_ kind: IdentityKind, names: [String]) {
        self.kind = kind
        self.names = names
    }
}
