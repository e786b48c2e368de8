import Shop

/// Reads the rows of a file one after the other through one buffer, and checks every byte's encoding on the way. Rows
/// without any text are passed over.
struct RowReader: ~Copyable {
    /// A row as it lies in the file; its cells are those of `splitter` until the next row is read.
    struct Row {
        let offset: Int
        let length: Int
        let line: Int
        /// The row ends with the file, without a line end.
        let isCutOff: Bool
    }

    private(set) var splitter: RowSplitter
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    /// Bytes of the file that it can hold at once.
    private(set) var capacity: Int
    /// Bytes of the file read so far.
    var bytesRead: Int { base + filled }
    /// The line and the place in the file where the next row begins.
    private(set) var line: Int
    var offset: Int { base + position }

    private let file: OpenedFile
    private let encoding: TextEncoding
    private let chunkSize: Int
    private var check: EncodingCheck
    private var base: Int
    private var filled = 0
    private var position = 0
    private var isAtEnd = false

    /// Reads from `offset`, where `line` begins.
    init(_ file: OpenedFile, encoding: TextEncoding, delimiter: UInt8, offset: Int, line: Int, chunkSize: Int) {
        self.file = file
        self.encoding = encoding
        self.chunkSize = chunkSize
        self.line = line
        base = offset
        check = EncodingCheck(encoding)
        splitter = RowSplitter(delimiter: delimiter)
        capacity = chunkSize * 2
        bytes = .allocate(capacity: capacity)
    }

    deinit {
        bytes.deallocate()
    }

    /// The next row that holds any text; nil at the end of the file.
    mutating func next() throws(ImportFailure) -> Row? {
        while true {
            if position == filled, isAtEnd { return nil }
            let found: RowSplitter.Found
            do {
                found = try splitter.split(bytes, from: position, to: filled, isLast: isAtEnd)
            } catch {
                throw ImportFailure(error, firstLine: line)
            }
            switch found {
            case .incomplete:
                try fill()
            case .row(let end, let lines, let hasLineEnd):
                let row = Row(
                    offset: base + position, length: end - position, line: line, isCutOff: !hasLineEnd)
                position = end
                line += lines
                if row.length > 0, !splitter.isBlank(in: bytes) {
                    try checkMixture(row)
                    return row
                }
            }
        }
    }

    /// The bytes of a cell of the row read last, without its quotes.
    mutating func cell(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        if splitter.cells[index].isQuoted { splitter.unquote(index, in: bytes) }
        let slice = splitter.cells[index]
        return UnsafeBufferPointer(start: bytes + Int(slice.start), count: Int(slice.end - slice.start))
    }

    /// Moves what is left to the front and reads on behind it.
    private mutating func fill() throws(ImportFailure) {
        let left = filled - position
        if left + chunkSize > capacity {
            let larger = max(capacity * 2, left + chunkSize)
            let room = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
            room.update(from: bytes + position, count: left)
            bytes.deallocate()
            (bytes, capacity) = (room, larger)
        } else if position > 0 {
            bytes.update(from: bytes + position, count: left)
        }
        base += position
        position = 0
        let room = UnsafeMutableBufferPointer(start: bytes + left, count: chunkSize)
        let count = try file.read(into: room, at: base + left)
        filled = left + count
        if count < chunkSize {
            isAtEnd = true
            try file.checkUnchanged()
        }
        try checkEncoding(from: left, count: count)
    }

    private mutating func checkEncoding(from start: Int, count: Int) throws(ImportFailure) {
        let fresh = UnsafeBufferPointer(start: bytes + start, count: count)
        if let place = check.fault(in: fresh) {
            let line = try LineCount(file: file).line(of: base + start + place)
            throw fresh[place] == 0 ? .nul(line: line) : .encodingChanges(line: line, from: encoding)
        }
        if isAtEnd, !check.isComplete {
            throw .cutCharacter(line: try LineCount(file: file).line(of: base + filled))
        }
    }

    /// A row of a GB18030 file that is UTF-8 throughout is not so by chance.
    private func checkMixture(_ row: Row) throws(ImportFailure) {
        switch encoding {
        case .utf8: break
        case .gb18030:
            var check = UTF8Check()
            let content = UnsafeBufferPointer(start: bytes + (row.offset - base), count: row.length)
            if check.fault(in: content) == nil, check.isComplete,
                check.longCharacters >= EncodingSearch.sureCharacters
            {
                throw .encodingChanges(line: row.line, from: .gb18030)
            }
        }
    }
}
