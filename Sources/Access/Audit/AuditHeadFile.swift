import Crypto
import Foundation

/// The file beside the keys that says where the audit ended: whoever cuts off its tail in the database alone is noticed.
package struct AuditHeadFile: Sendable {
    package let path: String

    /// - Parameters:
    ///   - keysPath: of the key file.
    ///   - place: of the database, where the key file serves others too; nil for a key file of its own.
    package init(besideKeys keysPath: String, place: String? = nil) {
        let name = place.map { place in
            "."
                + SHA256.hash(data: Data(place.utf8)).prefix(4).map { String(Int($0) + 256, radix: 16).suffix(2) }
                .joined()
        }
        path = keysPath + (name ?? "") + ".audit"
    }

    /// Nil where nothing was written down.
    ///
    /// - Throws: `AccessError.unreadableHead`.
    package func read() throws -> AuditHead? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw AccessError.unreadableHead(path: path)
        }
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, let number = Int64(parts[0]), let hash = Self.bytes(parts[1]), hash.count == 32 else {
            throw AccessError.unreadableHead(path: path)
        }
        return AuditHead(number: number, hash: hash)
    }

    /// Writes it whole or not at all. One that is ahead of the audit is kept: it is the proof.
    ///
    /// - Parameter replaces: whether an audit that was put back from a copy may begin anew.
    package func write(_ head: AuditHead, replaces: Bool = false) throws {
        if !replaces, let known = try read(), known.number >= head.number { return }
        let text = "\(head.number) \(head.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())\n"
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw AccessError.unwritableHead(path: path, reason: error.localizedDescription)
        }
    }

    private static func bytes(_ hex: Substring) -> [UInt8]? {
        let digits = Array(hex)
        guard digits.count % 2 == 0 else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }
        return bytes.contains(nil) ? nil : bytes.compactMap { $0 }
    }
}
