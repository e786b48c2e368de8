/// The rows of some runs, decoded and split, in memory for one interpretation.
struct RowBlock {
    private let file: OpenedFile
    private let runs: [RowRun]
    private let delimiter: UInt8
    /// Everything in UTF-8, run after run, and where each run ends.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// - Throws: `changed` when the file no longer holds these runs.
    init(_ runs: [RowRun], of file: OpenedFile, encoding: TextEncoding, delimiter: UInt8) throws(ImportFailure) {
        self.file = file
        self.runs = runs
        self.delimiter = delimiter
        try file.checkUnchanged()
        bytes.reserveCapacity(runs.reduce(0) { $0 + $1.length })
        for run in runs {
            let piece = try file.bytes(at: run.offset, count: run.length)
            switch encoding {
            case .utf8: bytes.append(contentsOf: piece)
            case .gb18030:
                guard let text = piece.withUnsafeBufferPointer({ encoding.text($0) }) else {
                    throw .changed(path: file.path)
                }
                bytes.append(contentsOf: text.utf8)
            }
            ends.append(bytes.count)
        }
    }

    /// Calls `body` with the rows that hold any text, in the order of the runs. They are valid only there.
    mutating func withRows<Result>(_ body: ([Row]) -> Result) throws(ImportFailure) -> Result {
        var cells: [CellSlice] = []
        let places = try split(&cells)
        return bytes.withUnsafeBufferPointer { bytes in
            cells.withUnsafeBufferPointer { cells in
                guard let base = bytes.baseAddress else { return body([]) }
                return body(
                    places.map { place in
                        Row(
                            line: place.line, bytes: base, cells: UnsafeBufferPointer(rebasing: cells[place.cells]),
                            isTall: place.isTall, isTorn: place.isTorn)
                    })
            }
        }
    }

    private struct Place {
        let line: Int
        let cells: Range<Int>
        let isTall: Bool
        let isTorn: Bool
    }

    private mutating func split(_ cells: inout [CellSlice]) throws(ImportFailure) -> [Place] {
        var splitter = RowSplitter(delimiter: delimiter)
        var places: [Place] = []
        places.reserveCapacity(runs.reduce(0) { $0 + $1.rows })
        let changed = ImportFailure.changed(path: file.path)
        try bytes.withUnsafeMutableBufferPointer { (bytes) throws(ImportFailure) in
            guard let base = bytes.baseAddress else { return }
            var position = 0
            for (run, end) in zip(runs, ends) {
                var line = run.firstLine
                let before = places.count
                while position < end {
                    let found: RowSplitter.Found
                    do {
                        found = try splitter.split(base, from: position, to: end, isLast: true)
                    } catch {
                        throw changed
                    }
                    guard case .row(let next, let lines, let hasLineEnd) = found else { throw changed }
                    if !splitter.isBlank(in: base) {
                        // The last row of a file may lack its line end, which counts as a line.
                        let isTall = lines > (hasLineEnd ? 1 : 0)
                        let isTorn = isTall && splitter.isTorn(in: base)
                        splitter.unquote(in: base)
                        let first = cells.count
                        cells.append(contentsOf: splitter.cells)
                        places.append(
                            Place(line: line, cells: first..<cells.count, isTall: isTall, isTorn: isTorn))
                    }
                    position = next
                    line += lines
                }
                guard places.count - before == run.rows else { throw changed }
            }
        }
        return places
    }
}
