import Crypto
import Shop

/// What one person did on one day, of one kind, with one product, in one store.
struct FoldedDay: Hashable {
    let store: Int64
    /// Nil for nobody known.
    let customer: Int64?
    let kind: Int64
    /// Nil when it is about no product.
    let product: Int64?
    /// In the brand's time zone.
    let day: Int32

    /// What names it among the numbers of its store's behaviours. No source can tell such a number: theirs are text, and no
    /// text in UTF-8 begins with this byte.
    var numberHash: [UInt8] {
        var hasher = SHA256()
        hasher.update(data: [0xFF])
        for part in [customer ?? 0, kind, product ?? 0, Int64(day)] {
            withUnsafeBytes(of: part.littleEndian) { hasher.update(bufferPointer: $0) }
        }
        return Array(hasher.finalize().prefix(16))
    }
}
