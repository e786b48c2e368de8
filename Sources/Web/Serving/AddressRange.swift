import Foundation

/// One address of the internet, or a network of them: `10.0.0.2`, `10.0.0.0/8`, `fd00::/8`.
struct AddressRange: Sendable, Equatable {
    private let bytes: [UInt8]
    private let bits: Int

    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let bytes = Self.bytes(of: String(parts[0])) else { return nil }
        let most = bytes.count * 8
        let bits = parts.count > 1 ? Int(parts[1]) : most
        guard let bits, (0...most).contains(bits) else { return nil }
        self.bytes = bytes
        self.bits = bits
    }

    func contains(_ address: String) -> Bool {
        guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
        for (offset, byte) in bytes.enumerated() {
            let left = max(0, min(8, bits - offset * 8))
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> left)
            if byte & mask != other[offset] & mask { return false }
        }
        return true
    }

    /// Four or sixteen bytes. An address of the old kind in a new one's clothes is the old one.
    private static func bytes(of text: String) -> [UInt8]? {
        var old = in_addr()
        if inet_pton(AF_INET, text, &old) == 1 { return withUnsafeBytes(of: &old) { Array($0) } }
        var new = in6_addr()
        guard inet_pton(AF_INET6, text, &new) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: &new) { Array($0) }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        return Array(bytes.prefix(12)) == mapped ? Array(bytes.suffix(4)) : bytes
    }
}
