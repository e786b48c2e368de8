import Shop

/// A number of whole pieces: `6`, `6.000`, `1,000`, `-2`.
enum QuantityText {
    static let most: Int64 = 1_000_000_000

    /// Nil for an empty cell.
    static func read(_ cell: Cell) throws(CellFault) -> Int64? {
        if let plain = plain(cell) { return plain }
        let amount: Millionths?
        do {
            amount = try AmountText.read(cell)
        } catch {
            throw unreadable
        }
        guard let amount else { return nil }
        guard amount.raw % 1_000_000 == 0 else { throw unreadable }
        let quantity = amount.raw / 1_000_000
        guard quantity.magnitude <= most else {
            throw CellFault(
                "quantity.too_large", en: "more than a thousand million pieces; correct the quantity",
                zh: "数量超过十亿，请更正")
        }
        return quantity
    }

    /// Up to nine digits with a sign, which is nearly every quantity.
    private static func plain(_ cell: Cell) -> Int64? {
        guard cell.count > 0, cell.count <= 9, let start = cell.start else { return nil }
        let isNegative = start[0] == UInt8(ascii: "-")
        var place = isNegative ? 1 : 0
        guard place < cell.count else { return nil }
        var quantity: Int64 = 0
        while place < cell.count {
            let digit = start[place] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            quantity = quantity * 10 + Int64(digit)
            place += 1
        }
        return isNegative ? -quantity : quantity
    }

    private static var unreadable: CellFault {
        CellFault(
            "quantity.unreadable", en: "not a number of whole pieces; write one such as 3",
            zh: "不是整数数量，请写成 3 这样的整数")
    }
}
