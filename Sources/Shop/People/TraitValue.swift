/// The value of a trait.
package enum TraitValue: Hashable, Sendable {
    case text(String)
    case number(Millionths)
    case date(BrandDay)
    case flag(Bool)
}
