import Shop

/// The elements of a JSON file, read as rows.
struct ElementBody: Sendable {
    let file: OpenedFile
    let layout: ElementLayout
    let context: ReadingContext
    let offset: Int
    let chunkSize: Int

    func survey(_ visit: (RowRun) throws -> Void, progress: (Int) throws -> Void) throws -> Survey {
        var reader = ElementReader(file, offset: offset, chunkSize: chunkSize)
        let groupPlace = context.format.group.map { context.columns.place(of: $0) }
        let timePlaces = Set(Field.times.map { context.columns.place(of: $0) }.filter { $0 >= 0 }).sorted()
        var newest: Instant?
        var reported = 0
        var count = 0
        while let element = try reader.next() {
            count += 1
            var cells = layout.firstRow(of: element.value)
            // A time that cannot be read is a problem of the second pass, and tells no age.
            for place in timePlaces {
                let moment = cells[place].withUTF8 { try? context.clock.moment(Cell($0)) }
                if let moment { newest = newest.map { max($0, moment) } ?? moment }
            }
            let key = groupPlace.flatMap { place in cells[place].withUTF8 { GroupKey.hash(Cell($0)) } }
            try visit(
                RowRun(
                    group: key ?? GroupKey.hash(line: element.number), offset: element.offset, length: element.length,
                    firstLine: element.number, rows: 1))
            if reader.bytesRead - reported >= 1 << 20 {
                reported = reader.bytesRead
                try progress(reported)
            }
        }
        try progress(file.byteCount)
        return Survey(rows: count, runs: count, newest: newest)
    }

    func interpretation(of runs: [RowRun], by interpreter: Interpreter) throws(ImportFailure) -> Interpretation {
        try file.checkUnchanged()
        var statements: [Statement] = []
        var held: [HeldRow] = []
        var block = ElementBlock(layout: layout, columns: context.columns)
        for group in Self.groups(runs) {
            if block.rowCount > Self.rowsPerBlock {
                let part = block.interpretation(by: interpreter)
                statements += part.statements
                held += part.held
                block = ElementBlock(layout: layout, columns: context.columns)
            }
            for run in group { try block.add(run, of: file) }
        }
        let last = block.interpretation(by: interpreter)
        return Interpretation(statements: statements + last.statements, held: held + last.held)
    }

    /// A few bytes of JSON can be a row with all its cells: rows are counted, not bytes.
    private static let rowsPerBlock = 20_000

    private static func groups(_ runs: [RowRun]) -> [[RowRun]] {
        var places: [Int64: Int] = [:]
        var groups: [[RowRun]] = []
        for run in runs {
            if let place = places[run.group] {
                groups[place].append(run)
            } else {
                places[run.group] = groups.count
                groups.append([run])
            }
        }
        return groups
    }
}
