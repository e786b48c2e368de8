import Crypto
import Shop

/// Gives the lines of one order their keys.
struct LineKeys {
    private var seen: [Int64: Int64] = [:]
    private var bytes: [UInt8] = []

    /// The key of a line that has a number of its own.
    static func numbered(_ number: String) -> LineKey {
        LineKey(hash: hash([UInt8]("id:\(number)".utf8)), ordinal: 1)
    }

    /// The key of a row without a number: the hash of what it says, however it was written, and its place among equal rows.
    mutating func next(_ line: LineFacts) -> LineKey {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: "row:".utf8)
        for text in [line.product.code, line.product.title, line.product.variant ?? "", line.bundle ?? ""] {
            add(text)
        }
        add(line.quantity)
        add(line.unitPrice.raw)
        add(line.placedAt?.milliseconds ?? .min)
        let hash = Self.hash(bytes)
        let ordinal = (seen[hash] ?? 0) + 1
        seen[hash] = ordinal
        return LineKey(hash: hash, ordinal: ordinal)
    }

    /// Its length goes first, so that no two rows read alike.
    private mutating func add(_ text: String) {
        add(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private static func hash(_ bytes: [UInt8]) -> Int64 {
        SHA256.hash(data: bytes).withUnsafeBytes { digest in
            Int64(bigEndian: digest.loadUnaligned(as: Int64.self))
        }
    }
}
