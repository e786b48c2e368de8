import Shop

/// Finds the lines of a Shopify order among its rows. A file joined from several exports may state the order twice, and
/// must then say the same.
struct ShopifyLines {
    let order: OrderRows
    let rows: [ShopifyRow]
    /// What the goods cost together, where the order tells it.
    let goods: Int64?
    let currency: Currency

    func lines() throws(HeldOrder) -> [LineFacts] {
        guard rows.count > 1 else { return rows.compactMap(\.line) }
        return rows.allSatisfy(\.isComplete) ? repeated() : try divided()
    }

    /// Every row tells everything, so none shows where a statement of the order begins: lines that come again as a whole
    /// are the same ones, unless it takes them all to make up the price of the goods.
    private func repeated() -> [LineFacts] {
        let lines = rows.compactMap(\.line)
        let sum = lines.reduce(Int128(0)) { $0 + Int128($1.quantity) * Int128($1.unitPrice.raw) }
        if let goods, sum > 0, Millionths.rounded(sum, to: currency) == goods { return lines }
        let period = (1...max(lines.count, 1)).first { period in
            lines.count.isMultiple(of: period) && lines.indices.allSatisfy { lines[$0] == lines[$0 % period] }
        }
        return Array(lines.prefix(period ?? lines.count))
    }

    /// A complete row begins a statement of the order. Lines that stand before the first one belong to it.
    private func divided() throws(HeldOrder) -> [LineFacts] {
        var copies: [(first: Int, lines: [LineFacts])] = [(0, [])]
        var isBegun = false
        for (place, row) in rows.enumerated() {
            if row.isComplete {
                if isBegun { copies.append((place, [])) }
                isBegun = true
            }
            if let line = row.line { copies[copies.count - 1].lines.append(line) }
        }
        let lines = copies[0].lines
        let keys = Set(OrderLines.hashed(lines).map(\.key))
        for copy in copies.dropFirst() where Set(OrderLines.hashed(copy.lines).map(\.key)) != keys {
            throw order.contradiction(
                0, copy.first, order.context.columns.name(of: .productTitle), text(lines), text(copy.lines))
        }
        return lines
    }

    private func text(_ lines: [LineFacts]) -> String {
        lines.prefix(5).map(\.shortText).joined(separator: ", ")
    }
}
