import Customers
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Database

/// Who takes the database file learns nobody's name.
struct ClearTextTests {
    private static let canaries: [(PersonalKind, String)] = [
        (.name, "金丝雀王小明"), (.nick, "tb_canary_nick"), (.phone, "13812345678"), (.email, "canary@example.com"),
        (.account, "canary-account"), (.memberCard, "CANARY777"), (.address, "金丝雀大街九号"),
        (.buyerMessage, "canary message"), (.merchantMemo, "金丝雀备注"),
    ]
    /// What search makes of them.
    private static let fragments = ["金丝雀", "王小", "jinsiquewangxiaoming", "canary", "CANARY", "12345678", "5678canary"]

    @Test func nothingPersonalLiesInTheFileInTheClear() async throws {
        try await TestEngine.sqlite.location { location in
            let database = try await Database.open(location, makes: true, migrations: CardFile.migrations, at: .now)
            let cards = CardFile(database: database)
            let buyers = [BuyerKey(kind: .phone, value: "13812345678"), BuyerKey(kind: .nick, value: "tb_canary_nick")]
            let (customers, _) = try await cards.customers(of: buyers)
            let customer = try #require(customers[buyers[0]])
            try await cards.keep(Self.canaries, of: customer.raw)
            try await cards.keep(
                Self.canaries.map { kind, text in
                    OwnedValue(
                        customer: nil, value: PersonalValue(kind: kind, text: text), order: "ORDER-IN-THE-CLEAR",
                        store: ID(1))
                })
            let open = try Self.bytes(of: location)
            try await database.close()
            let closed = try Self.bytes(of: location)
            for bytes in [open, closed] {
                // The search itself finds what does lie there.
                #expect(bytes.range(of: Data("ORDER-IN-THE-CLEAR".utf8)) != nil)
                for text in Self.canaries.map(\.1) + Self.fragments {
                    #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text)")
                    #expect(bytes.range(of: text.data(using: .utf16LittleEndian) ?? Data()) == nil, "\(text)")
                }
                #expect(bytes.range(of: withUnsafeBytes(of: Int64(13_812_345_678).bigEndian) { Data($0) }) == nil)
            }
        }
    }

    /// The database file and all that lies beside it.
    private static func bytes(of location: Location) throws -> Data {
        guard case .file(let path) = location else { return Data() }
        let folder = URL(filePath: path).deletingLastPathComponent()
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix("shop.db") && $0.pathExtension != "sock" }
            .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
    }
}
