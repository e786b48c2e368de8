import Shop

/// Reads the rows of some groups as statements.
struct Interpreter {
    let context: ReadingContext

    func interpretation(of rows: [Row]) -> Interpretation {
        var statements: [Statement] = []
        var held: [HeldRow] = []
        for order in orders(rows) {
            do throws(HeldOrder) {
                try checkNumber(order)
                statements += try context.format.statements(order)
            } catch {
                for (place, row) in order.rows.enumerated() {
                    let cells = context.columns.withoutErrorColumns(row.texts)
                    let problem = error.problems[place].map { problem in
                        let marked = problem.personal(context.columns.isPersonal(problem.column))
                        return quote(in: row)?.added(to: marked) ?? marked
                    }
                    held.append(HeldRow(line: row.line, cells: cells, problem: problem, unit: context.unit))
                }
            }
        }
        return Interpretation(statements: statements, held: held)
    }

    /// Only a table has quotes that somebody may have forgotten.
    private func quote(in row: Row) -> StrayQuote? {
        switch context.unit {
        case .line: row.strayQuote
        case .element: nil
        }
    }

    /// The rows by the text of their key, in the order of their first rows. A row without a usable key stands alone, and
    /// says so when it is read.
    private func orders(_ rows: [Row]) -> [OrderRows] {
        guard let group = context.format.group else {
            return rows.map { OrderRows(number: "", rows: [$0], context: context) }
        }
        guard let first = rows.first else { return [] }
        let key = first.cell(group, in: context)
        if GroupKey.hash(key) != nil, rows.allSatisfy({ $0.cell(group, in: context) == key }) {
            return [OrderRows(number: key.text, rows: rows, context: context)]
        }
        var places: [String: Int] = [:]
        var groups: [(number: String, rows: [Row])] = []
        var last: (key: Cell, place: Int)?
        for row in rows {
            let key = row.cell(group, in: context)
            if let last, last.key == key {
                groups[last.place].rows.append(row)
                continue
            }
            let number = key.text
            let isAlone = GroupKey.hash(key) == nil
            if !isAlone, let place = places[number] {
                groups[place].rows.append(row)
                last = (key, place)
            } else {
                last = isAlone ? nil : (key, groups.count)
                if !isAlone { places[number] = groups.count }
                groups.append((number, [row]))
            }
        }
        return groups.map { OrderRows(number: $0.number, rows: $0.rows, context: context) }
    }

    /// The rows of an order share its number, so the first one tells whether it can be one.
    private func checkNumber(_ order: OrderRows) throws(HeldOrder) {
        guard let group = context.format.group, let row = order.rows.first else { return }
        do throws(RowProblem) {
            if let misfit = row.misfit(in: context) { throw misfit }
            _ = try row.required(try row.identifier(group, in: context), group, in: context)
        } catch {
            throw HeldOrder(0, error)
        }
    }
}
