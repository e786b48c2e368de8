/// The rules of a brand that its figures hang on, with what stands until the brand sets others.
package struct FigureSettings: Hashable, Sendable {
    package var stages = StageBounds.standard
    package var promotionDays = PromotionDays.standard
    /// Whether money counts what was paid for freight (运费).
    package var countsFreight = true
    /// How many units of a product are used a day (80 wipes, 4 a day), above zero: where its cycle starts from while
    /// nobody has bought it twice.
    package var usePerDay: [ID<Product>: Double] = [:]

    package init() {}
}
