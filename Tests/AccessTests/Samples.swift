import Access
import Database
import Foundation
import Shop

extension Instant {
    static let start = Instant(milliseconds: 1_700_000_000_000)
}

extension Brand {
    static func make(_ name: String, language: Language = .chinese, in tx: WriteTransaction) throws -> Brand {
        try Brands.create(name: name, timeZone: "UTC", currency: "CNY", language: language, at: .start, in: tx)
    }
}

extension Keys {
    /// Those of a key file made now.
    static func fresh() throws -> Keys {
        let path = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
        defer { unlink(path) }
        return try KeyFile(path: path).make()
    }
}
