import Shop

/// The elements of some runs, laid out as rows, in memory for one interpretation.
struct ElementBlock {
    private let layout: ElementLayout
    private let columns: Columns
    private var rows = RowsInMemory()
    private var held: [HeldRow] = []
    /// Where each element begins in the file.
    private var offsets: [Int: Int] = [:]

    init(layout: ElementLayout, columns: Columns) {
        self.layout = layout
        self.columns = columns
    }

    var rowCount: Int { rows.count + held.count }

    /// - Throws: `changed` when the file no longer holds this run.
    mutating func add(_ run: RowRun, of file: OpenedFile) throws(ImportFailure) {
        let piece = try file.bytes(at: run.offset, count: run.length)
        guard let value = piece.withUnsafeBufferPointer({ try? JSONParser.value($0) }) else {
            throw .changed(path: file.path)
        }
        offsets[run.firstLine] = run.offset
        let (told, fault) = layout.rows(of: value)
        if let fault {
            let problem = fault.problem.personal(columns.isPersonal(fault.problem.column))
            for (place, cells) in told.enumerated() {
                held.append(
                    HeldRow(
                        line: run.firstLine, cells: cells, problem: place == fault.row ? problem : nil,
                        unit: .element))
            }
            return
        }
        for row in told { rows.add(row, number: run.firstLine) }
    }

    func interpretation(by interpreter: Interpreter) -> Interpretation {
        let read = rows.interpretation(by: interpreter)
        return Interpretation(
            statements: read.statements, held: (held + read.held).map { $0.beginning(at: offsets[$0.line]) })
    }
}
