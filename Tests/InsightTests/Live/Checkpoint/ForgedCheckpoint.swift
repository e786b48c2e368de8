import Foundation

@testable import Insight

/// A checkpoint taken apart, changed, and put together again with checksums that agree.
struct ForgedCheckpoint {
    private var sections: [UInt8]
    private let edition: String
    private let stamp: CheckpointStamp
    private var entries: [(name: String, count: Int, length: Int)]

    init(_ bytes: [UInt8]) throws {
        let header = try CheckpointHeader(Array(bytes.prefix(CheckpointHeader.length)), fileSize: bytes.count)
        sections = Array(bytes[CheckpointHeader.length..<header.directoryPlace])
        let directory = try Array(bytes[header.directoryPlace...]).withUnsafeBytes { bytes in
            var reader = ByteReader(bytes)
            return try CheckpointDirectory(from: &reader)
        }
        (edition, stamp) = (directory.edition, directory.stamp)
        entries = directory.sections.map { ($0.name, $0.count, $0.length) }
    }

    /// Flips a bit of a section, or says that one has more or fewer rows than it has.
    mutating func change(_ random: inout SplitMix) {
        switch random.below(8) {
        case 0:
            let entry = random.below(entries.count)
            entries[entry].count += random.below(5) - 2
        case 1:
            // Some rows more in one section, as many bytes fewer in the next.
            let entry = random.below(entries.count - 1)
            let moved = min(entries[entry + 1].length, 1 + random.below(16))
            entries[entry].length += moved
            entries[entry + 1].length -= moved
        case 2: entries[random.below(entries.count)].count = [Int.max, 1 << 40, -1, 0][random.below(4)]
        default:
            // Small sections as often as large ones.
            let entry = random.below(entries.count)
            let start = entries[..<entry].reduce(0) { $0 + $1.length }
            guard entries[entry].length > 0 else { return }
            sections[start + random.below(entries[entry].length)] ^= 1 << UInt8(random.below(8))
        }
    }

    var bytes: [UInt8] {
        var start = 0
        let sections = entries.map { entry in
            let end = min(start + max(0, entry.length), self.sections.count)
            let bytes = Array(self.sections[min(start, end)..<end])
            start = end
            let checksums = bytes.withUnsafeBytes { all in
                (0..<CheckpointBlocks.count(of: all.count)).flatMap {
                    CheckpointBlocks.checksum(
                        UnsafeRawBufferPointer(rebasing: all[CheckpointBlocks.range($0, of: all.count)]))
                }
            }
            return CheckpointDirectory.Section(
                name: entry.name, count: entry.count, length: entry.length, checksums: checksums)
        }
        var writer = ByteWriter()
        CheckpointDirectory(edition: edition, stamp: stamp, sections: sections).put(into: &writer)
        let header = CheckpointHeader(place: CheckpointHeader.length + self.sections.count, directory: writer.bytes)
        return header.bytes + self.sections + writer.bytes
    }
}
