import CLibPQ

/// The values of a query in libpq's binary form: big-endian integers and doubles, text and bytes as they are.
struct PostgresParameters {
    /// The type of each value; `unspecified` for NULL, which fits any.
    private(set) var types: [UInt32] = []
    private var buffer: [UInt8] = []
    private var ends: [Int] = []

    init(_ values: [SQLValue]) throws {
        types.reserveCapacity(values.count)
        ends.reserveCapacity(values.count)
        buffer.reserveCapacity(values.count * 8 + 1)
        for value in values {
            types.append(try encode(value))
            ends.append(buffer.count)
        }
        // So that an empty text has an address, too: libpq takes a missing one for NULL.
        buffer.append(0)
    }

    /// Calls `body` with the arrays that libpq takes, valid meanwhile: addresses, lengths, formats.
    func withPointers<Answer>(
        _ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> Answer
    ) -> Answer {
        buffer.withUnsafeBytes { bytes in
            var addresses: [UnsafePointer<CChar>?] = []
            var lengths: [Int32] = []
            var start = 0
            for (type, end) in zip(types, ends) {
                let address = bytes.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
                addresses.append(type == PostgresType.unspecified ? nil : address)
                lengths.append(Int32(end - start))
                start = end
            }
            return body(addresses, lengths, [Int32](repeating: 1, count: types.count))
        }
    }

    private mutating func encode(_ value: SQLValue) throws -> UInt32 {
        switch value {
        case .null:
            return PostgresType.unspecified
        case .int64(let number):
            buffer.append(bigEndian: UInt64(bitPattern: number))
            return PostgresType.int8
        case .double(let number):
            buffer.append(bigEndian: number.bitPattern)
            return PostgresType.float8
        case .text(let text):
            try text.refuseNul()
            buffer.append(contentsOf: text.utf8)
            return PostgresType.text
        case .bytes(let bytes):
            buffer.append(contentsOf: bytes)
            return PostgresType.bytea
        }
    }
}

extension [UInt8] {
    /// The most significant byte first, as PostgreSQL's binary formats have it.
    mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}

extension String {
    /// Throws when there is a NUL: the server's own refusal would end the whole transaction.
    func refuseNul() throws {
        if utf8.contains(0) { throw DatabaseError.nulCharacter }
    }
}
