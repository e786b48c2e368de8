/// The key of a line within its order: a number of its own, or the hash of its parsed row with its ordinal among equal
/// rows of that order within one file. So repeated rows count and overlapping files do not.
package struct LineKey: Hashable, Sendable {
    /// First eight bytes of SHA-256 over the line's number or over the cells of its row.
    package let hash: Int64
    /// 1 for a line with a number of its own; else counts equal rows from 1.
    package let ordinal: Int64

    package init(hash: Int64, ordinal: Int64) {
        self.hash = hash
        self.ordinal = ordinal
    }
}

/// One line of an order as a source states it.
package struct StatedLine: Sendable, Equatable {
    package var key: LineKey
    package var product: StatedProduct
    /// Whole pieces, above zero.
    package var quantity: Int64
    package var unitPrice: Millionths
    /// 赠品: counts in no frequency, money, cycle or recommendation.
    package var isGift: Bool

    package init(key: LineKey, product: StatedProduct, quantity: Int64, unitPrice: Millionths, isGift: Bool = false) {
        self.key = key
        self.product = product
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.isGift = isGift
    }
}

/// A product as a line or a product file names it.
package struct StatedProduct: Sendable, Hashable {
    /// The source's code (SKU, 商家编码); the title where it has none. Never empty.
    package var code: String
    package var title: String
    package var category: String?
    /// 规格: colour, size.
    package var variant: String?

    package init(code: String, title: String, category: String? = nil, variant: String? = nil) {
        self.code = code
        self.title = title
        self.category = category
        self.variant = variant
    }
}
