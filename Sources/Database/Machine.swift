import Crypto
import Foundation

/// A machine that the program runs on, as it is told from others.
package struct Machine: Sendable, Hashable {
    /// Stays the same while the system does, and says nothing of it to whoever reads it.
    package let mark: String
    /// For people.
    package let name: String

    package init(mark: String, name: String) {
        self.mark = mark
        self.name = name
    }

    /// This one: by what its system is numbered with, else by its name.
    package static let this: Machine = {
        var bytes = [CChar](repeating: 0, count: 256)
        gethostname(&bytes, bytes.count - 1)
        let name = String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let number = FileManager.default.contents(atPath: "/etc/machine-id").map { String(decoding: $0, as: UTF8.self) }
        let words = number?.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? name
        return Machine(mark: Hex.of(SHA256.hash(data: Data("huitou/machine/\(words)".utf8)).prefix(8)), name: name)
    }()
}
