/// A text that a person can have one of. Words are kept for good.
package enum PersonField: String, Sendable, CaseIterable {
    case city, province, country, gender, language
}
