import Shop

/// Makes the lines of an order from what its rows say.
enum OrderLines {
    /// Lines without numbers of their own, each with the hash of its row for a key.
    static func hashed(_ facts: [LineFacts]) -> [StatedLine] {
        var keys = LineKeys()
        return facts.map { $0.line(keys.next($0)) }
    }

    /// Lines with numbers. Two rows with the same number must be equal, and are one line; `field` is the number's column.
    static func numbered(_ facts: [LineFacts], _ order: OrderRows, _ field: Field) throws(HeldOrder) -> [StatedLine] {
        var places: [String: Int] = [:]
        var lines: [StatedLine] = []
        for (place, line) in facts.enumerated() {
            guard let number = line.number else {
                throw HeldOrder(
                    place, order.rows[place].problem(field, in: order.context, .empty))
            }
            if let first = places[number] {
                guard facts[first] == line else {
                    throw order.contradiction(
                        first, place, order.context.columns.name(of: field), facts[first].shortText, line.shortText)
                }
            } else {
                places[number] = place
                lines.append(line.line(LineKeys.numbered(number)))
            }
        }
        return lines
    }
}
