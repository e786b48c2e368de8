/// Whether a buyer has stayed away for longer than their cycle.
package enum Lapse: String, Sendable, CaseIterable {
    /// Within one cycle of the last purchase.
    case current
    /// 短期流失: over one cycle without buying, and up to three.
    case short
    /// 长期流失: over three.
    case long
}
