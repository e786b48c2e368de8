import Shop

/// The rows of one order, in the order of the file, and what holds for all of them.
struct OrderRows {
    /// The order's number: what its rows share.
    let number: String
    let rows: [Row]
    let context: ReadingContext

    /// What each row says; the problems of all that say nothing readable, together.
    func each<Value>(_ reading: (Row) throws(RowProblem) -> Value) throws(HeldOrder) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(rows.count)
        var problems: [Int: RowProblem] = [:]
        for (place, row) in rows.enumerated() {
            do throws(RowProblem) {
                if let misfit = row.misfit(in: context) { throw misfit }
                values.append(try reading(row))
            } catch {
                problems[place] = error
            }
        }
        guard problems.isEmpty else { throw HeldOrder(problems) }
        return values
    }

    /// The one value that all rows which tell any agree on. `values`: one per row.
    func agreed<Value: Equatable>(_ values: [Value?], _ field: Field) throws(HeldOrder) -> Value? {
        try agreed(values, column: context.columns.name(of: field)) { $0.cell(field, in: context).shortText }
    }

    /// The same for the cell at a place of the row.
    func agreed<Value: Equatable>(_ values: [Value?], at place: Int) throws(HeldOrder) -> Value? {
        try agreed(values, column: context.columns.name(at: place)) { $0.cell(at: place).shortText }
    }

    private func agreed<Value: Equatable>(
        _ values: [Value?], column: String?, _ text: (Row) -> String
    ) throws(HeldOrder) -> Value? {
        var agreed: Value?
        var first = 0
        for (place, value) in values.enumerated() {
            guard let value else { continue }
            if let agreed, agreed != value {
                throw contradiction(first, place, column, text(rows[first]), text(rows[place]))
            }
            if agreed == nil { (agreed, first) = (value, place) }
        }
        return agreed
    }

    func contradiction(
        _ first: Int, _ second: Int, _ column: String?, _ one: String, _ other: String
    ) -> HeldOrder {
        let place = context.unit.place(rows[first].line)
        let reason =
            context.columns.isPersonal(column)
            ? Phrase(
                en: "order \(number) says something else in \(place.english); keep the right one",
                zh: "订单 \(number) 与\(place.chinese)的内容不一致，请保留正确的一个")
            : Phrase(
                en: "order \(number) says “\(one)” in \(place.english) and “\(other)” here; keep the right one",
                zh: "订单 \(number) 在\(place.chinese)为“\(one)”，此处为“\(other)”，请保留正确的一个")
        let fault = CellFault("order.contradiction", en: reason.english, zh: reason.chinese)
        return HeldOrder(second, RowProblem(column: column, value: other, fault))
    }
}
