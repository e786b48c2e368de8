import Columns

/// Fills what it is shown from a file, section by section, checking every byte.
struct CheckpointReader: CheckpointVisitor {
    let directory: CheckpointDirectory
    private let file: CheckpointHandle
    private var next = 0
    private var place = CheckpointHeader.length

    /// Reads what tells the sections, and nothing else yet.
    init(_ file: CheckpointHandle) throws(CheckpointFault) {
        let size = file.size
        guard size >= CheckpointHeader.length else { throw .truncated }
        let header = try CheckpointHeader(
            Self.bytes(file, at: 0, count: CheckpointHeader.length), fileSize: size)
        let bytes = try Self.bytes(file, at: header.directoryPlace, count: header.directoryLength)
        guard header.isOf(bytes) else { throw .damaged(part: "directory") }
        let read: (CheckpointDirectory, Int)? = bytes.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes)
            return (try? CheckpointDirectory(from: &reader)).map { ($0, reader.left) }
        }
        guard let (directory, left) = read, left == 0 else { throw .inconsistent(part: "directory") }
        // So that no section reaches beyond its end, and nothing lies between or behind them.
        var end = CheckpointHeader.length
        for section in directory.sections {
            let (sum, isOver) = end.addingReportingOverflow(section.length)
            guard !isOver else { throw .inconsistent(part: "directory") }
            end = sum
        }
        guard end == header.directoryPlace else { throw .inconsistent(part: "directory") }
        (self.file, self.directory) = (file, directory)
    }

    var isReading: Bool { true }

    /// Whether everything was visited.
    var isAtEnd: Bool { next == directory.sections.count }

    mutating func visit<Element>(_ name: String, _ column: inout Column<Element>) throws {
        let section = try take(name)
        let (length, isOver) = section.count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !isOver, length == section.length else { throw CheckpointFault.inconsistent(part: name) }
        // Released before the new one is made.
        column = Column()
        column = try Column(count: section.count) { try fill($0, from: section) }
    }

    mutating func visit(_ name: String, _ mask: inout BitMask) throws {
        let section = try take(name)
        guard BitMask.byteCount(rows: section.count) == section.length else {
            throw CheckpointFault.inconsistent(part: name)
        }
        mask = try BitMask(rows: section.count) { try fill($0, from: section) }
    }

    mutating func visit<Record: CheckpointRecord>(_ name: String, _ records: inout [Record]) throws {
        let section = try take(name)
        let bytes = try Column<UInt8>(count: section.length) { try fill($0, from: section) }
        records = try bytes.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes)
            guard let records: [Record] = try? reader.records(section.count), reader.left == 0 else {
                throw CheckpointFault.inconsistent(part: name)
            }
            return records
        }
    }

    /// The next section, which must have this name: another edition has others.
    private mutating func take(_ name: String) throws -> CheckpointDirectory.Section {
        guard next < directory.sections.count, directory.sections[next].name == name else {
            throw CheckpointFault.otherEdition
        }
        next += 1
        return directory.sections[next - 1]
    }

    private mutating func fill(
        _ bytes: UnsafeMutableRawBufferPointer, from section: CheckpointDirectory.Section
    ) throws {
        let (file, start) = (file, place)
        let faults = CheckpointBlocks.map(of: section.length) { block, range -> CheckpointFault? in
            let rows = UnsafeMutableRawBufferPointer(rebasing: bytes[range])
            guard file.read(at: start + range.lowerBound, into: rows) else { return .truncated }
            // The disk reads what the cores come to next while they reckon checksums.
            file.expect(CheckpointBlocks.size, at: start + range.upperBound + CheckpointBlocks.lead)
            let isGood = section.checksum(of: block).elementsEqual(
                CheckpointBlocks.checksum(UnsafeRawBufferPointer(rows)))
            return isGood ? nil : .damaged(part: section.name)
        }
        if let fault = faults.lazy.compactMap({ $0 }).first { throw fault }
        place += section.length
    }

    private static func bytes(
        _ file: CheckpointHandle, at place: Int, count: Int
    ) throws(CheckpointFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let isRead = bytes.withUnsafeMutableBytes { file.read(at: place, into: $0) }
        guard isRead else { throw .truncated }
        return bytes
    }
}
