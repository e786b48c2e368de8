/// One line of an order as plain numbers.
package struct SampleLine: Sendable {
    /// The place of its article in the catalogue.
    package let article: Int
    /// Which of the article's variants; 0 where it has none.
    package let variant: Int
    package let quantity: Int64
    package let unitMinor: Int64
    package let isGift: Bool
}
