/// Takes numbers and texts from bytes that may hold anything. Valid only as long as the bytes are.
struct ByteReader {
    /// The bytes are none that `ByteWriter` wrote.
    struct Garbled: Error {}

    private let bytes: UnsafeRawBufferPointer
    private var next = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var left: Int { bytes.count - next }

    @inline(__always)
    mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(
        _: Number.Type = Number.self
    ) throws -> Number {
        let size = MemoryLayout<Number>.size
        guard left >= size else { throw Garbled() }
        defer { next += size }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: next, as: Number.self))
    }

    mutating func flag() throws -> Bool {
        switch try number(UInt8.self) {
        case 0: false
        case 1: true
        default: throw Garbled()
        }
    }

    mutating func text() throws -> String {
        guard let text = String(validating: try raw(try count()), as: UTF8.self) else { throw Garbled() }
        return text
    }

    mutating func optionalText() throws -> String? {
        try flag() ? try text() : nil
    }

    mutating func optionalNumber<Number: FixedWidthInteger & BitwiseCopyable>(
        _: Number.Type = Number.self
    ) throws -> Number? {
        try flag() ? try number() : nil
    }

    mutating func raw(_ count: Int) throws -> [UInt8] {
        guard count >= 0, count <= left else { throw Garbled() }
        defer { next += count }
        return Array(bytes[next..<(next + count)])
    }

    mutating func records<Record: CheckpointRecord>(_: Record.Type = Record.self) throws -> [Record] {
        try records(try count())
    }

    mutating func records<Record: CheckpointRecord>(_ count: Int) throws -> [Record] {
        // Each takes a byte at least: no room is made for more than there can be.
        guard count >= 0, count <= left else { throw Garbled() }
        var records: [Record] = []
        records.reserveCapacity(count)
        for _ in 0..<count { records.append(try Record(from: &self)) }
        return records
    }

    private mutating func count() throws -> Int {
        Int(try number(Int64.self))
    }
}
