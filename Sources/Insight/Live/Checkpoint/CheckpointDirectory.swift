/// What lies in a checkpoint: at its end, behind the sections, in their order.
struct CheckpointDirectory {
    /// One column, mask or list.
    struct Section: CheckpointRecord {
        let name: String
        /// Rows.
        let count: Int
        /// Bytes.
        let length: Int
        /// Of each block.
        let checksums: [UInt8]

        init(name: String, count: Int, length: Int, checksums: [UInt8]) {
            self.name = name
            self.count = count
            self.length = length
            self.checksums = checksums
        }

        init(from reader: inout ByteReader) throws {
            name = try reader.text()
            count = Int(try reader.number(Int64.self))
            length = Int(try reader.number(Int64.self))
            guard count >= 0, length >= 0 else { throw ByteReader.Garbled() }
            let (needed, isOver) = CheckpointBlocks.count(of: length).multipliedReportingOverflow(
                by: CheckpointBlocks.checksumLength)
            guard !isOver else { throw ByteReader.Garbled() }
            checksums = try reader.raw(needed)
        }

        func put(into writer: inout ByteWriter) {
            writer.put(name)
            writer.put(Int64(count))
            writer.put(Int64(length))
            writer.put(raw: checksums)
        }

        func checksum(of block: Int) -> ArraySlice<UInt8> {
            checksums.dropFirst(block * CheckpointBlocks.checksumLength).prefix(CheckpointBlocks.checksumLength)
        }
    }

    /// Of the program that wrote it: another may mean something else by the same columns.
    let edition: String
    let stamp: CheckpointStamp
    let sections: [Section]
}

extension CheckpointDirectory: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        edition = try reader.text()
        stamp = try CheckpointStamp(from: &reader)
        sections = try reader.records()
    }

    func put(into writer: inout ByteWriter) {
        writer.put(edition)
        stamp.put(into: &writer)
        writer.put(sections)
    }
}
