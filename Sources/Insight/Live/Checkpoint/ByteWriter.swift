/// Numbers and texts put one behind the other, as `ByteReader` takes them.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// Little-endian.
    mutating func put<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ flag: Bool) {
        bytes.append(flag ? 1 : 0)
    }

    mutating func put(_ text: String) {
        let utf8 = Array(text.utf8)
        put(Int64(utf8.count))
        bytes += utf8
    }

    mutating func put(_ text: String?) {
        put(text != nil)
        if let text { put(text) }
    }

    mutating func put<Number: FixedWidthInteger>(_ number: Number?) {
        put(number != nil)
        if let number { put(number) }
    }

    mutating func put(raw: some Sequence<UInt8>) {
        bytes.append(contentsOf: raw)
    }

    mutating func put<Record: CheckpointRecord>(_ records: [Record]) {
        put(Int64(records.count))
        for record in records { record.put(into: &self) }
    }
}
