/// 属性: what a source states of a person that can change. Nil takes it back: from then on it is unknown.
package enum StatedTrait: Hashable, Sendable {
    case field(PersonField, String?)
    /// Of any year: the year is a personal value.
    case birthday(MonthDay?)
    /// 入会
    case memberSince(BrandDay?)
    /// Under a name of the brand's own.
    case named(String, TraitValue?)
}
