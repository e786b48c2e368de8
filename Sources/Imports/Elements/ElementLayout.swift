import Shop

/// How the elements of a JSON file are laid out as rows of a table, which are then read as those of any other file: a row
/// for each line of an order, with what concerns the whole order in its first row.
///
/// The columns are named by their path, as in `billing.email`. So what is held back can be written down, corrected and
/// imported as a table.
struct ElementLayout: Sendable {
    /// No order has more.
    static let mostLines = 10_000

    let columns: [Column]
    /// The list whose items are the rows.
    let lines: String

    struct Column: Sendable {
        let name: String
        let path: [String]
        let place: Place
    }

    enum Place: Sendable {
        case firstRow, everyRow
        /// It belongs to a line.
        case line
    }

    /// A fault of one cell, or of the element.
    struct Fault {
        let row: Int
        let problem: RowProblem
    }

    init(lines: String, everyRow: [String], firstRow: [String], line: [String]) {
        self.lines = lines
        func column(_ name: String, _ place: Place) -> Column {
            let path = name.split(separator: ".").map(String.init)
            return Column(name: name, path: place == .line ? Array(path.dropFirst()) : path, place: place)
        }
        columns =
            everyRow.map { column($0, .everyRow) } + firstRow.map { column($0, .firstRow) }
            + line.map { column($0, .line) }
    }

    var header: [String] { columns.map(\.name) }

    /// The cells of an element's first row, which tell what concerns the whole order.
    func firstRow(of element: JSONValue) -> [String] {
        rows(of: element, most: 1).cells[0]
    }

    /// The cells of an element's rows, of which there is at least one, and the first thing that is no cell.
    func rows(of element: JSONValue) -> (cells: [[String]], fault: Fault?) {
        rows(of: element, most: Self.mostLines)
    }

    private func rows(of element: JSONValue, most: Int) -> (cells: [[String]], fault: Fault?) {
        var fault: Fault?
        var lineValues: [JSONValue] = []
        switch element[lines] {
        case nil, .null: break
        case .list(let items):
            lineValues = Array(items.prefix(most))
            if items.count > Self.mostLines {
                fault = Fault(row: 0, problem: Self.problem(lines, String(items.count), Self.tooMany))
            }
        case .bool, .number, .text, .object:
            fault = Fault(row: 0, problem: Self.problem(lines, "", Self.notAList))
        }
        var rows: [[String]] = []
        for row in 0..<max(1, lineValues.count) {
            rows.append(
                columns.map { column in
                    let source: JSONValue?
                    switch column.place {
                    case .everyRow: source = element
                    case .firstRow: source = row == 0 ? element : nil
                    case .line: source = row < lineValues.count ? lineValues[row] : nil
                    }
                    guard let source else { return "" }
                    var found = Found()
                    found.take(source, column.path[...])
                    if let problem = found.fault, fault == nil {
                        fault = Fault(row: row, problem: Self.problem(column.name, found.text, problem))
                    }
                    return found.text
                })
        }
        return (rows, fault)
    }

    private static func problem(_ column: String, _ value: String, _ fault: CellFault) -> RowProblem {
        RowProblem(column: column, value: value, fault)
    }

    /// What lies at the end of a path: one value, or those of all items of a list on the way, divided by spaces.
    private struct Found {
        var texts: [String] = []
        var fault: CellFault?

        var text: String { texts.joined(separator: " ") }

        mutating func take(_ value: JSONValue, _ path: ArraySlice<String>) {
            guard let name = path.first else {
                if let cell = value.cell {
                    if !cell.isEmpty { texts.append(cell) }
                } else {
                    fault = ElementLayout.notAValue
                }
                return
            }
            switch value {
            case .null: break
            case .object(let members):
                let named = members.filter { $0.name == name }
                if named.count > 1 { fault = ElementLayout.twice }
                if let first = named.first { take(first.value, path.dropFirst()) }
            case .list(let items):
                for item in items { take(item, path) }
            case .bool, .number, .text: fault = ElementLayout.notAnObject
            }
        }
    }

    private static let tooMany = CellFault(
        "json.too_many_lines", en: "more than \(mostLines) lines, which no order has",
        zh: "超过 \(mostLines) 行明细，不可能是一个订单")
    private static let notAValue = CellFault(
        "json.not_a_value", en: "a list or an object stands where one value should", zh: "此处应为单个值，而不是列表或对象")
    private static let notAList = CellFault(
        "json.not_a_list", en: "a value stands where a list should", zh: "此处应为列表，而不是单个值")
    private static let notAnObject = CellFault(
        "json.not_an_object", en: "a value stands where an object should", zh: "此处应为对象，而不是单个值")
    private static let twice = CellFault(
        "json.twice", en: "told twice in one object; keep the right one", zh: "同一对象中出现两次，请保留正确的一个")
}
