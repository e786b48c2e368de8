import Foundation
import Shop

/// Puts neighbouring rows with the same group key together into runs, and notes the newest time on the way.
struct Surveyor {
    /// Rows that stand alone are put together, up to so many rows or bytes, to have fewer runs.
    private static let rowsPerRun = 64
    private static let bytesPerRun = 1 << 20

    private let context: ReadingContext
    private let encoding: TextEncoding
    private let groupPlace: Int?
    private let timePlaces: [Int]
    /// The text in each time column of the row before, which needs no second reading.
    private var lastTimes: [[UInt8]]
    private var newest: Instant?
    private var rows = 0
    private var runs = 0
    private var open: RowRun?

    init(context: ReadingContext, encoding: TextEncoding) {
        self.context = context
        self.encoding = encoding
        groupPlace = context.format.group.map { context.columns.place(of: $0) }
        timePlaces = Set(Field.times.map { context.columns.place(of: $0) }.filter { $0 >= 0 }).sorted()
        lastTimes = Array(repeating: [], count: timePlaces.count)
    }

    var survey: Survey { Survey(rows: rows, runs: runs, newest: newest) }

    /// Takes the row that `reader` read last; answers the run that it ends, if it begins another.
    mutating func take(_ row: RowReader.Row, _ reader: inout RowReader) throws(ImportFailure) -> RowRun? {
        let count = reader.splitter.cells.count
        if row.isCutOff, count < context.columns.width {
            throw .cutRow(line: row.line, cells: count, columns: context.columns.width)
        }
        noteTimes(&reader)
        rows += 1
        let end = row.offset + row.length
        if let groupPlace {
            let key = groupPlace < count ? groupHash(reader.cell(groupPlace)) : nil
            let group = key ?? GroupKey.hash(line: row.line)
            if let run = open, run.group == group {
                open = run.extended(to: end)
                guard end - run.offset <= RowLimits.groupBytes else {
                    throw .groupTooLarge(line: run.firstLine, column: context.groupColumn)
                }
                return nil
            }
            return begin(row, group)
        }
        if let run = open, run.rows < Self.rowsPerRun, end - run.offset <= Self.bytesPerRun {
            open = run.extended(to: end)
            return nil
        }
        return begin(row, GroupKey.hash(line: row.line))
    }

    /// The last run; nil when there were no rows.
    mutating func finish() -> RowRun? {
        defer { open = nil }
        return open
    }

    private mutating func begin(_ row: RowReader.Row, _ group: Int64) -> RowRun? {
        let ended = open
        runs += 1
        open = RowRun(group: group, offset: row.offset, length: row.length, firstLine: row.line, rows: 1)
        return ended
    }

    private func groupHash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        switch encoding {
        case .utf8: return GroupKey.hash(Cell(bytes))
        case .gb18030:
            if bytes.allSatisfy({ $0 < 0x80 }) { return GroupKey.hash(Cell(bytes)) }
            guard var text = encoding.text(bytes) else { return nil }
            return text.withUTF8 { GroupKey.hash(Cell($0)) }
        }
    }

    private mutating func noteTimes(_ reader: inout RowReader) {
        for (index, place) in timePlaces.enumerated() where place < reader.splitter.cells.count {
            let bytes = reader.cell(place)
            guard let base = bytes.baseAddress, bytes.count <= 64 else { continue }
            let isRepeated = lastTimes[index].withUnsafeBufferPointer { last in
                last.count == bytes.count && last.baseAddress.map { memcmp($0, base, bytes.count) == 0 } ?? true
            }
            if isRepeated { continue }
            lastTimes[index] = Array(bytes)
            // A time that cannot be read is a bad row of the second pass, and tells no age.
            guard let moment = try? context.clock.moment(Cell(bytes)) else { continue }
            newest = newest.map { max($0, moment) } ?? moment
        }
    }
}

extension RowRun {
    fileprivate func extended(to end: Int) -> RowRun {
        RowRun(group: group, offset: offset, length: end - offset, firstLine: firstLine, rows: rows + 1)
    }
}
