import CLibPQ

/// Rows on their way into a table by binary COPY, sent in pieces of some 64 kB.
///
/// COPY starts with the first piece, so that a closure which throws before has touched nothing; and it is ended and
/// begun again around whatever else the closure asks in between.
final class PostgresCopy: RowSink, PostgresTalk {
    private static let piece = 1 << 16
    private static let header = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)
    private static let trailer: [UInt8] = [0xFF, 0xFF]

    /// Outlives the sink, which lives inside one of its calls.
    private unowned let wire: PostgresWire
    private let table: String
    private let columns: [String]
    private var buffer: [UInt8] = []
    private var cells = 0
    private var isOpen = false

    init(on wire: PostgresWire, table: String, columns: [String]) {
        self.wire = wire
        self.table = table
        self.columns = columns
        buffer.reserveCapacity(Self.piece + 4096)
    }

    func put(int64 value: Int64) throws {
        begin(MemoryLayout<Int64>.size)
        buffer.append(bigEndian: value)
    }

    func put(flag value: Bool) throws {
        begin(MemoryLayout<Int16>.size)
        buffer.append(bigEndian: Int16(value ? 1 : 0))
    }

    func put(double value: Double) throws {
        begin(MemoryLayout<Double>.size)
        buffer.append(bigEndian: value.bitPattern)
    }

    func put(text value: String) throws {
        try value.refuseNul()
        begin(value.utf8.count)
        buffer.append(contentsOf: value.utf8)
    }

    func put(bytes value: [UInt8]) throws {
        begin(value.count)
        buffer.append(contentsOf: value)
    }

    func putNull() throws {
        begin(-1)
    }

    func endRow() throws {
        guard cells == columns.count else {
            throw DatabaseError.query("a row of \(cells) cells for \(columns.count) columns of \(table)")
        }
        cells = 0
        if buffer.count >= Self.piece { try flush() }
    }

    /// Sends what is left, and waits for the server's word on all of it.
    func close() throws {
        guard cells == 0 else { throw DatabaseError.query("a row of \(table) without an end") }
        try flush()
        try letGo()
    }

    /// Ends the COPY that runs: what was sent so far is in the table. Later rows begin another.
    func letGo() throws {
        guard isOpen else { return }
        isOpen = false
        wire.released(by: self)
        let isSent = send(Self.trailer) && PQputCopyEnd(wire.handle, nil) == 1
        try wire.settle(statement, wasSent: isSent)
    }

    /// Breaks the COPY off. The server answers by ending the transaction, whose closure is failing anyway.
    func cancel() {
        guard isOpen else { return }
        isOpen = false
        wire.released(by: self)
        _ = PQputCopyEnd(wire.handle, "the rows were not all given")
        wire.drain()
    }

    private var statement: String { "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN (FORMAT binary)" }

    private func begin(_ length: Int) {
        if cells == 0 { buffer.append(bigEndian: Int16(columns.count)) }
        cells += 1
        buffer.append(bigEndian: Int32(length))
    }

    private func flush() throws {
        guard !buffer.isEmpty else { return }
        if !isOpen { try open() }
        let isSent = send(buffer)
        buffer.removeAll(keepingCapacity: true)
        guard isSent else {
            isOpen = false
            wire.released(by: self)
            return try wire.settle(statement, wasSent: false)
        }
    }

    private func open() throws {
        try wire.beginCopy(statement)
        wire.occupied(by: self)
        isOpen = true
        guard send(Self.header) else {
            isOpen = false
            wire.released(by: self)
            return try wire.settle(statement, wasSent: false)
        }
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { pointer in
            PQputCopyData(
                wire.handle, pointer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(pointer.count)) == 1
        }
    }
}
