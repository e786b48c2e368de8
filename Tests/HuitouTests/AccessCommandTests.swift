import Foundation
import TestProgram
import Testing

/// Staff, keys and the audit from the command line.
struct AccessCommandTests {
    @Test func theFirstOwnerIsMadeByCommandAndNoSecretIsKept() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            let password = "correct horse battery"
            let added = try huitou.start(
                ["staff", "add", "王芳", "--owner", "--administrator", "--password", "--db", "a.db"],
                typed: password + "\n"
            ).finish()
            #expect(added.status == 0, "\(added.error)")
            #expect(added.out == "王芳 works here now.\n")
            let invited = try huitou.object(["staff", "add", "li", "--role", "agent", "--json", "--db", "a.db"])
            #expect(invited["role"] as? String == "agent")
            let token = try #require(
                try huitou.object(["staff", "invite", "li", "--json", "--db", "a.db"])["invitation"] as? String)
            for (typed, status) in [
                ("\(token)\nshort\n", 65), ("x\n\(password)\n", 66), ("\(token)\n\(password)\n", 0),
            ] {
                let accepted = try huitou.start(["staff", "accept", "--db", "a.db"], typed: typed).finish()
                #expect(accepted.status == Int32(status), "\(accepted.error)")
            }
            let made = try huitou.object([
                "keys", "create", "till", "--permission", "facts.import", "--json", "--db", "a.db",
            ])
            let key = try #require(made["key"] as? String)
            let prefix = try #require(made["prefix"] as? String)
            // Whoever types a whole key does not find it in what is said about it.
            let unknown = try huitou.run("keys", "revoke", key.replacing("hk_", with: "hk_0"), "--db", "a.db")
            #expect(unknown.status == 66 && !unknown.error.contains(key.suffix(30)), "\(unknown.error)")
            let rotated = try huitou.run("keys", "rotate", key, "--hours", "1", "--db", "a.db")
            #expect(rotated.status == 0 && !rotated.out.contains(key), "\(rotated.error)")
            let uri = try huitou.object(["staff", "second-factor", "begin", "li", "--json", "--db", "a.db"])
            let secret = try #require((uri["uri"] as? String)?.firstMatch(of: /secret=([A-Z2-7]+)/)?.1)
            let listed = try [["keys", "list"], ["staff", "list"], ["audit", "list", "--json"], ["doctor"]].map {
                try huitou.start($0 + ["--db", "a.db"]).finish()
            }
            #expect(listed.allSatisfy { $0.status == 0 })
            #expect(listed[0].out.contains(prefix))
            let hidden = [password, token, String(key.dropFirst(prefix.count + 1)), String(secret)]
            for answer in listed {
                #expect(hidden.allSatisfy { !answer.out.contains($0) && !answer.error.contains($0) })
            }
            for file in try FileManager.default.contentsOfDirectory(atPath: huitou.folder) where file.hasPrefix("a.db")
            {
                let bytes = try Data(contentsOf: URL(filePath: huitou.file(file)))
                for text in hidden { #expect(bytes.range(of: Data(text.utf8)) == nil, "\(file)") }
            }
        }
    }

    @Test func whatIsMistakenIsExplained() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            _ = try huitou.run("staff", "add", "wang", "--owner", "--administrator", "--db", "a.db")
            let mistakes: [(Int32, String)] = [
                (73, "staff add WANG"), (66, "staff role nobody owner"), (64, "staff role wang king"),
                (73, "staff role wang none"), (73, "staff remove wang"), (73, "staff administrator wang --revoke"),
                (65, "staff password wang"), (66, "staff second-factor confirm wang"), (66, "keys revoke hk_00000000"),
                (64, "keys create till --permission staff.change"), (64, "keys create till --permission everything"),
                (64, "keys rotate hk_00000000 --hours -1"), (66, "staff sessions wang --end v_0000000000000"),
                (66, "audit list --brand nobody"), (64, "audit list --limit 0"), (66, "staff invite nobody"),
            ]
            for (status, command) in mistakes {
                let arguments = command.split(separator: " ").map(String.init) + ["--db", "a.db"]
                let typed = command.contains("confirm") ? "000000\n" : ""
                let answer = try huitou.start(arguments, typed: typed).finish()
                #expect(answer.status == status, "\(command): \(answer.out)\(answer.error)")
                #expect(!answer.error.contains("fault in Huitou"), "\(answer.error)")
            }
        }
    }

    /// Typed where the command was called, not where it runs.
    @Test func aPasswordReachesTheProcessThatHoldsTheDatabase() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            _ = try huitou.run("staff", "add", "wang", "--owner", "--db", "a.db")
            _ = try huitou.run("segments", "save", "all", "bought", "--db", "a.db")
            let holder = try huitou.start(["segments", "watch", "--db", "a.db"])
            defer {
                holder.process.interrupt()
                holder.process.waitUntilExit()
            }
            while !FileManager.default.fileExists(atPath: huitou.file("a.db.sock")) { usleep(20_000) }
            let set = try huitou.start(
                ["staff", "password", "wang", "--db", "a.db"], typed: "correct horse battery\n"
            ).finish()
            #expect(set.status == 0, "\(set.error)")
            let listed = try huitou.object(["staff", "list", "--json", "--db", "a.db"])
            let staff = try #require(listed["staff"] as? [[String: Any]])
            #expect(staff.first?["hasPassword"] as? Bool == true)
        }
    }

    /// What came after the back-up is gone from the audit, and the audit says that it was there.
    @Test func aRestoredAuditSaysUpToWhereItWasKnown() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "a", "--db", "a.db")
            _ = try huitou.run("backup", "a.backup", "--db", "a.db")
            for name in ["b", "c"] { _ = try huitou.run("brand", "create", name, "--db", "a.db") }
            let restored = try huitou.run("restore", "a.backup", "--replace", "--db", "a.db")
            #expect(restored.status == 0, "\(restored.error)")
            let listed = try huitou.object(["audit", "list", "--json", "--db", "a.db"])
            let rows = try #require(listed["audit"] as? [[String: Any]])
            #expect(rows.map { $0["code"] as? String } == ["database.restored", "database.backed_up", "brand.made"])
            #expect(rows.first?["note"] as? String == "4")
            #expect(try huitou.run("doctor", "--audit", "--db", "a.db").status == 0)
        }
    }

    @Test func theDoctorNamesARowThatWasAltered() async throws {
        try await Binary.inFolder { huitou in
            for name in ["a", "b", "c"] { _ = try huitou.run("brand", "create", name, "--db", "a.db") }
            #expect(try huitou.run("doctor", "--audit", "--db", "a.db").status == 0)
            try FileManager.default.removeItem(atPath: huitou.file("a.db.keys.audit"))
            let unknown = try huitou.run("doctor", "--audit", "--db", "a.db", "--json")
            #expect(unknown.status == 70 && unknown.out.contains("--accept"), "\(unknown.out)")
            let head = huitou.file("a.db.keys.audit")
            // Looking writes nothing down, nor does the end of a command.
            #expect(!FileManager.default.fileExists(atPath: head))
            #expect(try huitou.run("doctor", "--audit", "--accept", "--db", "a.db").status == 0)
            #expect(try huitou.run("doctor", "--audit", "--db", "a.db").status == 0)
            #expect(try huitou.run("doctor", "--accept", "--db", "a.db").status == 64)
            try Data("9 \(String(repeating: "0", count: 64))\n".utf8).write(to: URL(filePath: head))
            let cut = try huitou.run("doctor", "--audit", "--db", "a.db")
            #expect(cut.status == 70)
            #expect(cut.out.contains("cut off: rows 5 to 9"), "\(cut.out)")
        }
    }
}
