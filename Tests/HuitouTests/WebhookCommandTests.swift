import Foundation
import TestProgram
import Testing

/// Webhooks and what was set aside, from the command line.
struct WebhookCommandTests {
    @Test func webhooksAreAddedListedRotatedAndEnded() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            _ = try huitou.run("store", "add", "shop", "--platform", "shopify", "--db", "a.db")
            let secret = "shpss_0123456789abcdef"
            let added = try huitou.start(
                ["webhooks", "add", "shopify", "--json", "--db", "a.db"], typed: secret + "\n"
            ).finish()
            #expect(added.status == 0 && !added.out.contains(secret), "\(added.error)")
            let made = try huitou.object(["webhooks", "add", "standard", "--json", "--db", "a.db"])
            let (id, fresh) = (try #require(made["id"] as? String), try #require(made["secret"] as? String))
            #expect(made["path"] as? String == "/webhooks/\(id)")
            #expect(id.hasPrefix("w_") && fresh.hasPrefix("whsec_"))
            let rotated = try huitou.run("webhooks", "rotate", id, "--hours", "2", "--db", "a.db")
            #expect(rotated.status == 0 && rotated.out.contains("whsec_") && !rotated.out.contains(fresh))
            let ended = try huitou.run("webhooks", "end", id, "--lang", "zh", "--db", "a.db")
            #expect(ended.status == 0 && ended.out.contains("已停用"))
            let listed = try huitou.run("webhooks", "list", "--db", "a.db")
            #expect(listed.out.contains("Shopify") && listed.out.contains("ended"))
            let object = try huitou.object(["webhooks", "list", "--json", "--db", "a.db"])
            let lines = try #require(object["webhooks"] as? [[String: Any]])
            #expect(lines.map { $0["kind"] as? String } == ["shopify", "standard"])
            for file in try FileManager.default.contentsOfDirectory(atPath: huitou.folder) where file.hasPrefix("a.db")
            {
                let bytes = try Data(contentsOf: URL(filePath: huitou.file(file)))
                for text in [secret, fresh] { #expect(bytes.range(of: Data(text.utf8)) == nil, "\(file)") }
            }
        }
    }

    @Test func whatIsMistakenIsExplained() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            _ = try huitou.run("store", "add", "shop", "--db", "a.db")
            let mistakes: [([String], String?, Int32, String)] = [
                (["webhooks", "end", "w_0"], nil, 66, "webhooks list"),
                (["webhooks", "add", "woocommerce"], nil, 66, "There is no store"),
                (["webhooks", "add", "standard", "--given"], "whsec_short-and-no-base64\n", 65, "whsec_"),
                (["webhooks", "rotate", "w_0", "--hours", "9999"], nil, 64, "0 to 8760"),
                (["aside", "show", "a_0"], nil, 66, "aside list"), (["aside", "forget", "a_0"], nil, 66, "aside list"),
                (["aside", "retry", "a_0"], nil, 66, "aside list"),
                (["aside", "list", "--after", "x"], nil, 65, "page before"),
                (["aside", "list", "--limit", "0"], nil, 64, "1 to 500"),
            ]
            for (arguments, typed, status, words) in mistakes {
                let answer = try huitou.start(arguments + ["--db", "a.db"], typed: typed).finish()
                #expect(answer.status == status && answer.error.contains(words), "\(arguments): \(answer.error)")
            }
            let empty = try huitou.run("aside", "list", "--db", "a.db")
            #expect(empty.out == "Nothing is set aside.\n")
            let nothing = try huitou.object(["aside", "retry", "--json", "--db", "a.db"])
            #expect((nothing["taken"] as? [String])?.isEmpty == true)
        }
    }
}
