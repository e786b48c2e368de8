import Columns

/// Writes what it is shown, section by section.
struct CheckpointWriter: CheckpointVisitor {
    private let file: CheckpointHandle
    private var sections: [CheckpointDirectory.Section] = []
    private var end = CheckpointHeader.length

    init(_ file: CheckpointHandle) {
        self.file = file
    }

    var isReading: Bool { false }

    mutating func visit<Element>(_ name: String, _ column: inout Column<Element>) throws {
        let count = column.count
        try column.withUnsafeBytes { try add(name, count, $0) }
    }

    mutating func visit(_ name: String, _ mask: inout BitMask) throws {
        let rows = mask.rows
        try mask.withUnsafeBytes { try add(name, rows, $0) }
    }

    mutating func visit<Record: CheckpointRecord>(_ name: String, _ records: inout [Record]) throws {
        var writer = ByteWriter()
        for record in records { record.put(into: &writer) }
        try writer.bytes.withUnsafeBytes { try add(name, records.count, $0) }
    }

    /// Writes what tells the sections. Returns the size of the file, in bytes.
    func finish(_ stamp: CheckpointStamp, edition: String) throws -> Int {
        var writer = ByteWriter()
        CheckpointDirectory(edition: edition, stamp: stamp, sections: sections).put(into: &writer)
        try writer.bytes.withUnsafeBytes { try put($0, at: end) }
        // Last of all: what lacks it is no checkpoint.
        try CheckpointHeader(place: end, directory: writer.bytes).bytes.withUnsafeBytes { try put($0, at: 0) }
        return end + writer.bytes.count
    }

    private mutating func add(_ name: String, _ count: Int, _ bytes: UnsafeRawBufferPointer) throws {
        let (file, place) = (file, end)
        let blocks = CheckpointBlocks.map(of: bytes.count) { _, range in
            let block = UnsafeRawBufferPointer(rebasing: bytes[range])
            return (CheckpointBlocks.checksum(block), file.write(block, at: place + range.lowerBound))
        }
        if let reason = blocks.lazy.compactMap(\.1).first { throw CheckpointFault.unwritable(reason: reason) }
        sections.append(
            CheckpointDirectory.Section(
                name: name, count: count, length: bytes.count, checksums: blocks.flatMap(\.0)))
        end += bytes.count
    }

    private func put(_ bytes: UnsafeRawBufferPointer, at place: Int) throws {
        if let reason = file.write(bytes, at: place) { throw CheckpointFault.unwritable(reason: reason) }
    }
}
