/// Splits bytes into rows and cells by the rules of RFC 4180: cells in quotes may hold delimiters, line ends and doubled
/// quotes. Text before or after a quoted part is taken as it stands.
///
/// Works on UTF-8 and GB18030 alike: none of the bytes that divide occurs inside a character of either.
struct RowSplitter {
    enum Found {
        /// `end` is the place after the row's line end.
        case row(end: Int, lines: Int, hasLineEnd: Bool)
        /// The bytes end before the row does.
        case incomplete
    }

    let delimiter: UInt8
    /// The cells of the row found last.
    private(set) var cells: [CellSlice] = []

    init(delimiter: UInt8) {
        self.delimiter = delimiter
        cells.reserveCapacity(64)
    }

    /// The row found last holds nothing but spaces and controls.
    func isBlank(in bytes: UnsafePointer<UInt8>) -> Bool {
        for cell in cells {
            for place in Int(cell.start)..<Int(cell.end) where bytes[place] > 0x20 { return false }
        }
        return true
    }

    /// Takes off the quotes of all cells of the row found last.
    mutating func unquote(in bytes: UnsafeMutablePointer<UInt8>) {
        for index in cells.indices where cells[index].isQuoted { cells[index].unquote(in: bytes) }
    }

    mutating func unquote(_ index: Int, in bytes: UnsafeMutablePointer<UInt8>) {
        cells[index].unquote(in: bytes)
    }

    /// A quoted cell of the row found last runs over several lines and goes on behind its closing quote.
    func isTorn(in bytes: UnsafePointer<UInt8>) -> Bool {
        cells.contains { $0.isQuoted && $0.isTorn(in: bytes) }
    }

    /// Finds the row that begins at `start`. `isLast`: nothing follows `end`.
    mutating func split(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isLast: Bool
    ) throws(SplitFault) -> Found {
        let delimiter = delimiter
        let newline = UInt8(ascii: "\n")
        let carriage = UInt8(ascii: "\r")
        let quote = UInt8(ascii: "\"")
        var place = start
        var lines = 0
        cells.removeAll(keepingCapacity: true)
        while true {
            let opening = place
            let openingLine = lines
            var slice = CellSlice(start: Int32(truncatingIfNeeded: place), end: 0, isQuoted: false)
            let isQuoted = place < end && bytes[place] == quote
            var isPlain = true
            if isQuoted {
                place += 1
                var isClosed = false
                while place < end {
                    let byte = bytes[place]
                    place += 1
                    if byte == quote {
                        if place < end, bytes[place] == quote {
                            isPlain = false
                            place += 1
                        } else {
                            isClosed = true
                            break
                        }
                    } else if byte == newline {
                        lines += 1
                    } else if byte == carriage, place == end || bytes[place] != newline {
                        lines += 1
                    }
                }
                if !isClosed {
                    try checkLengths(from: start, cell: opening, to: place, line: openingLine, isQuoted: true)
                    if isLast { throw .unclosedQuote(line: openingLine) }
                    return .incomplete
                }
                if place == end, !isLast { return .incomplete }
            }
            let afterQuote = place
            while place < end {
                let byte = bytes[place]
                if byte == delimiter || byte == newline || byte == carriage { break }
                place += 1
            }
            if place - opening > RowLimits.cellBytes || place - start > RowLimits.rowBytes {
                try checkLengths(from: start, cell: opening, to: place, line: openingLine, isQuoted: isQuoted)
            }
            if isQuoted, isPlain, place == afterQuote {
                slice.start += 1
                slice.end = Int32(truncatingIfNeeded: place - 1)
            } else {
                slice.end = Int32(truncatingIfNeeded: place)
                slice.isQuoted = isQuoted
            }
            guard cells.count < RowLimits.columns else { throw .tooManyColumns }
            cells.append(slice)
            guard place < end else {
                return isLast ? .row(end: place, lines: lines, hasLineEnd: false) : .incomplete
            }
            let byte = bytes[place]
            place += 1
            if byte == delimiter { continue }
            if byte == carriage {
                if place == end, !isLast { return .incomplete }
                if place < end, bytes[place] == newline { place += 1 }
            }
            return .row(end: place, lines: lines + 1, hasLineEnd: true)
        }
    }

    private func checkLengths(
        from start: Int, cell: Int, to place: Int, line: Int, isQuoted: Bool
    ) throws(SplitFault) {
        if place - cell > RowLimits.cellBytes { throw .cellTooLong(line: line, isQuoted: isQuoted) }
        if place - start > RowLimits.rowBytes { throw .rowTooLong }
    }
}
