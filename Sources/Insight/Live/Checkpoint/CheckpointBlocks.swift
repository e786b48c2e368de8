import Columns
import Crypto

/// A stretch of bytes cut into blocks, each with a checksum of its own, so that all cores read and check at once.
enum CheckpointBlocks {
    /// In bytes.
    static let size = 4 << 20
    /// How far beyond a block lies the one that the same core comes to a little later.
    static let lead = (2 * Cores.count - 1) * size
    /// SHA-256: with the processor's own instructions for it, it keeps up with reading.
    static let checksumLength = SHA256.byteCount

    static func count(of length: Int) -> Int {
        length / size + (length % size == 0 ? 0 : 1)
    }

    /// Where a block lies in a stretch.
    static func range(_ block: Int, of length: Int) -> Range<Int> {
        block * size..<min((block + 1) * size, length)
    }

    static func checksum(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        return Array(hash.finalize())
    }

    /// What `body` makes of each block, in their order; all cores share the blocks between them.
    static func map<Result>(of length: Int, _ body: (_ block: Int, _ range: Range<Int>) -> Result) -> [Result] {
        let blocks = count(of: length)
        let parts = min(Cores.count, blocks)
        let shares = Cores.map(parts) { part in
            stride(from: part, to: blocks, by: parts).map { body($0, range($0, of: length)) }
        }
        return (0..<blocks).map { shares[$0 % parts][$0 / parts] }
    }
}
