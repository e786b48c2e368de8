import Foundation

/// An encoding that files are read in.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case gb18030 = "gb18030"

    /// As people write it: `UTF-8`, `GB18030`.
    package var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .gb18030: "GB18030"
        }
    }

    /// The text of `bytes`; nil when they are not of this encoding.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        switch self {
        case .utf8: String(validating: bytes, as: UTF8.self)
        case .gb18030: String(bytes: bytes, encoding: String.Encoding(rawValue: 0x8000_0632))
        }
    }
}
