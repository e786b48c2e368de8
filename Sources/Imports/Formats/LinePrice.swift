import Shop

/// The price of one piece, where a source tells only what all pieces of a line cost together.
enum LinePrice {
    /// `total` divided by `quantity`, to the nearest millionth.
    static func perPiece(_ total: Millionths, quantity: Int64) -> Millionths {
        guard quantity > 1 else { return total }
        let (quotient, rest) = total.raw.quotientAndRemainder(dividingBy: quantity)
        return Millionths(quotient + (rest >= quantity - rest ? 1 : 0))
    }
}
