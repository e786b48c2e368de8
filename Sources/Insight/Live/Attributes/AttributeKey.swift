import Shop

/// What a list of attributes is about.
enum AttributeKey: Hashable, Sendable {
    case tag(word: Int64)
    case field(PersonField)
    case birthday
    case memberSince
    case trait(name: Int64)
    case consent(ConsentChannel, ConsentPurpose)
    case interaction
}
