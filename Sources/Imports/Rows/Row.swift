import Shop

/// One row in memory, in UTF-8, split and without quotes. Valid as long as its `RowBlock`.
struct Row {
    let line: Int
    /// It runs over several lines.
    let isTall: Bool
    /// A quoted cell over several lines goes on behind its closing quote.
    let isTorn: Bool
    private let bytes: UnsafePointer<UInt8>
    private let cells: UnsafeBufferPointer<CellSlice>

    init(
        line: Int, bytes: UnsafePointer<UInt8>, cells: UnsafeBufferPointer<CellSlice>, isTall: Bool = false,
        isTorn: Bool = false
    ) {
        self.isTall = isTall
        self.isTorn = isTorn
        self.line = line
        self.bytes = bytes
        self.cells = cells
    }

    var count: Int { cells.count }

    /// Empty where the row has no such cell.
    func cell(at place: Int) -> Cell {
        place >= 0 && place < cells.count ? Cell(raw(at: place)) : .empty
    }

    func cell(_ field: Field, in context: ReadingContext) -> Cell {
        cell(at: context.columns.place(of: field))
    }

    /// All cells as they stand in the file.
    var texts: [String] {
        cells.indices.map { String(decoding: raw(at: $0), as: UTF8.self) }
    }

    private func raw(at place: Int) -> UnsafeBufferPointer<UInt8> {
        let slice = cells[place]
        return UnsafeBufferPointer(start: bytes + Int(slice.start), count: Int(slice.end - slice.start))
    }
}
