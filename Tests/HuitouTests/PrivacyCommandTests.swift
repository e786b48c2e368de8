import Foundation
import TestProgram
import Testing

/// What may be known of whom, from the command line.
struct PrivacyCommandTests {
    private static let orders =
        "订单编号,买家会员名,收货人姓名,联系手机,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
        + "77,qcanarynick,王金丝雀,13912340000,30.00,交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n"

    @Test func aPersonIsRevealedExportedAndErased() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            let file = huitou.file("ExportOrderList202601021000.csv")
            try Data(Self.orders.utf8).write(to: URL(filePath: file))
            _ = try huitou.run("import", "ExportOrderList202601021000.csv", "--db", "a.db")
            try FileManager.default.removeItem(atPath: file)
            let listed = try huitou.run("customers", "list", "--json", "--db", "a.db")
            #expect(!listed.out.contains("金丝雀"))
            let id = try String(#require(listed.out.firstMatch(of: /c_[0-9a-z]{13}/)?.0))
            let revealed = try huitou.run("customers", "reveal", id, "--kind", "phone", "--lang", "en", "--db", "a.db")
            #expect(revealed.out == "phone: 13912340000\n")
            let given = try huitou.run(
                "consent", "give", id, "--channel", "sms", "--method", "reply", "--text", "v1", "--db", "a.db")
            #expect(given.status == 0, "\(given.error)")
            let consents = try huitou.object(["consent", "show", id, "--json", "--db", "a.db"])
            #expect((consents["consents"] as? [[String: Any]])?.first?["text"] as? String == "v1")
            // What cannot be written is handed out to nobody, and no row says that it was.
            try Data("mine".utf8).write(to: URL(filePath: huitou.file("there.json")))
            let rows = try Self.exports(huitou)
            for (path, status) in [("there.json", 73), ("nowhere/p.json", 74)] {
                for command in [["customers", "export", id], ["segments", "export", "bought"]] {
                    let failed = try huitou.start(command + ["--to", path, "--db", "a.db"]).finish()
                    #expect(Int(failed.status) == status, "\(failed.error)")
                }
            }
            #expect(try Self.exports(huitou) == rows)
            let exported = try huitou.run("customers", "export", id, "--to", "p.json", "--db", "a.db")
            #expect(exported.status == 0, "\(exported.error)")
            let document = try String(contentsOfFile: huitou.file("p.json"), encoding: .utf8)
            #expect(document.contains("王金丝雀") && document.contains("v1"))
            let list = try huitou.run("segments", "export", "bought", "--unmasked", "--to", "l.csv", "--db", "a.db")
            #expect(list.status == 0, "\(list.error)")
            let refused = try huitou.run("customers", "erase", id, "--reason", "anger", "--db", "a.db")
            #expect(refused.status == 64)
            let preview = try huitou.object(["customers", "erase", id, "--reason", "request", "--json", "--db", "a.db"])
            #expect(preview["wouldErase"] as? [String] == [id])
            #expect((preview["erased"] as? [String])?.isEmpty == true)
            let erased = try huitou.object([
                "customers", "erase", id, "--reason", "request", "--yes", "--json", "--db", "a.db",
            ])
            #expect(erased["erased"] as? [String] == [id])
            #expect((erased["removed"] as? [String])?.count == 2)
            let again = try huitou.run("customers", "erase", id, "--reason", "request", "--yes", "--db", "a.db")
            #expect(again.status == 73)
            for name in try FileManager.default.contentsOfDirectory(atPath: huitou.folder) where name.hasPrefix("a.db")
            {
                guard let bytes = FileManager.default.contents(atPath: huitou.file(name)) else { continue }
                for text in ["王金丝雀", "13912340000", "qcanarynick"] {
                    #expect(bytes.range(of: Data(text.utf8)) == nil, "\(name)")
                }
            }
            let doctor = try huitou.run("doctor", "--db", "a.db")
            #expect(doctor.status == 0, "\(doctor.out)")
        }
    }

    private static func exports(_ huitou: Binary) throws -> Int {
        let audit = try huitou.object(["audit", "list", "--json", "--db", "a.db"])["audit"] as? [[String: Any]]
        return try #require(audit).count { $0["code"] as? String == "customers.exported" }
    }

    /// The options of speech make no other page of it.
    @Test(arguments: ["customers", "traits", "risks", "leftout", "clerk", "retention", "keyring", "audit"])
    func helpListsCommandsInEitherLanguage(_ group: String) async throws {
        try await Binary.inFolder { huitou in
            let plain = try huitou.run(group, "--help")
            let chinese = try huitou.run(group, "--help", "--lang", "zh")
            let names = plain.out.matches(of: #/\n  ([a-z]+) /#).map { String($0.1) }
            #expect(!names.isEmpty)
            for name in names { #expect(chinese.out.contains("\n  \(name)"), "\(name)") }
            #expect(chinese.out.contains("命令："))
        }
    }
}
