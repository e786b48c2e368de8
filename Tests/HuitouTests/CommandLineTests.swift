import Foundation
import TestProgram
import Testing

/// The commands as others script them.
struct CommandLineTests {
    @Test func aFileIsImportedAndRead() async throws {
        try await Binary.inFolder { huitou in
            let made = try huitou.run(
                "brand", "create", "uci", "--db", "a.db", "--timezone", "Europe/London", "--currency", "GBP")
            #expect(made.status == 0, "\(made.error)")
            let path = try huitou.retailFile("retail.csv", rows: 4000)
            let imported = try huitou.run("import", path, "--db", "a.db", "--brand", "uci", "--json")
            #expect(imported.status == 0, "\(imported.error)")
            let report = try object(imported.out)
            #expect(report["new"] as? Int == 500)
            #expect(report["rows"] as? Int == 4000)
            #expect(report["format"] as? String == "online_retail")
            let rfm = try huitou.run(
                "rfm", "--db", "a.db", "--brand", "uci", "--window", "all", "--money", "gross", "--today", "2026-01-01",
                "--rule", "mean", "--json")
            let answer = try object(rfm.out)
            let classes = try #require(answer["classes"] as? [[String: Any]])
            #expect(classes.map { $0["rfm"] as? String } == ["111", "101", "011", "001", "110", "100", "010", "000"])
            #expect(classes.first?["label"] as? String == "重要价值")
            #expect(classes.compactMap { $0["customers"] as? Int }.reduce(0, +) == answer["customers"] as? Int)
            #expect((classes.first?["money"] as? String)?.contains(".") == true)
        }
    }

    private static let mistakes: [Mistake] = [
        Mistake(66, "import missing.csv --db a.db"),
        Mistake(66, "rfm --db nowhere.db"),
        Mistake(66, "rfm --db a.db --brand nobody"),
        Mistake(64, "rfm --db a.db --today yesterday"),
        Mistake(73, "brand create b --db a.db"),
        Mistake(65, "brand create c --db a.db --currency XXQ"),
        Mistake(65, "brand create c --db a.db --timezone Moon/Base"),
        Mistake(65, "brand settings rfm.window soon --db a.db"),
        Mistake(66, "customers show c_0000000000000 --db a.db"),
        Mistake(66, "conflicts accept x --db a.db"),
        Mistake(65, "restore missing --db new.db"),
        Mistake(65, "import a.db --db a.db"),
    ]

    struct Mistake: Sendable, CustomStringConvertible {
        let status: Int32
        let description: String

        init(_ status: Int32, _ command: String) {
            self.status = status
            description = command
        }

        var arguments: [String] { description.split(separator: " ").map(String.init) }
    }

    @Test(arguments: mistakes)
    func aMistakeIsExplainedAndHasItsExitStatus(_ mistake: Mistake) async throws {
        let arguments = mistake.arguments
        let status = mistake.status
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            let english = try huitou.start(arguments).finish()
            #expect(english.status == status, "\(english.error)")
            #expect(english.out == "")
            #expect(!english.error.contains("fault in Huitou"))
            let chinese = try huitou.start(arguments + ["--lang", "zh"]).finish()
            let isChinese = chinese.error.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            #expect(isChinese, "\(chinese.error)")
        }
    }

    @Test func theLocaleChoosesTheLanguage() async throws {
        try await Binary.inFolder { huitou in
            let chinese = try huitou.run("brand", "create", "b", "--db", "a.db", environment: ["LANG": "zh_CN.UTF-8"])
            #expect(chinese.out.contains("已创建品牌"))
            let help = try huitou.run("--help", environment: ["LC_ALL": "zh_CN.UTF-8"])
            #expect(help.out.contains("认识每一位顾客"))
            let english = try huitou.run("--help")
            #expect(english.out.contains("Know every customer"))
        }
    }

    @Test func theEnvironmentAndTheConfigurationFileNameTheDatabase() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", environment: ["HUITOU_DB": "env.db"])
            #expect(FileManager.default.fileExists(atPath: huitou.file("env.db")))
            try FileManager.default.createDirectory(
                atPath: huitou.file(".config/huitou"), withIntermediateDirectories: true)
            try Data("# where\ndb: \(huitou.file("env.db"))\n".utf8).write(
                to: URL(filePath: huitou.file(".config/huitou/config.yaml")))
            let settings = try huitou.run("brand", "settings", "--lang", "zh").out
            #expect(settings.contains("rfm.window            RFM 回看天数（1 到 36,500），或 all  "), "\(settings)")
            let listed = try huitou.run("brand", "list", "--json")
            #expect(listed.out.contains("\"name\":\"b\""), "\(listed.error)")
        }
    }

    @Test func aSlipInTheConfigurationFileIsNamed() async throws {
        try await Binary.inFolder { huitou in
            for (text, code, place) in [
                ("db: a.db\nkey: b\n", "settings.name", "line 2"), ("db = a.db\n", "settings.yaml", "line 1"),
                ("db: [a\n", "settings.yaml", "line 2"), ("serve:\n  prt: 1\n", "settings.name", "line 2"),
            ] {
                try Data(text.utf8).write(to: URL(filePath: huitou.file("c.yaml")))
                let answer = try huitou.run(
                    "brand", "list", "--json", environment: ["HUITOU_CONFIG": huitou.file("c.yaml")])
                #expect(answer.status != 0 && answer.error.contains(code), "\(answer.error)")
                #expect(answer.error.contains(place), "\(answer.error)")
            }
            let missing = try huitou.run("brand", "list", "--json", environment: ["HUITOU_CONFIG": huitou.file("no")])
            #expect(missing.error.contains("settings.unreadable"))
        }
    }

    @Test func theDemoShowsAShopTwiceAlike() async throws {
        try await Binary.inFolder { huitou in
            let first = try huitou.run("demo", "--dir", "d")
            #expect(first.status == 0, "\(first.error)")
            #expect(first.out.contains("champions"))
            #expect(first.out.contains("Value at risk: "))
            // The rate of those who come back rises, month by month.
            let rates = first.out.matches(of: /2026-0[456]-3[01] ([0-9.]+)%/).compactMap { Double($0.1) }
            #expect(rates.count == 3 && rates == rates.sorted() && rates[2] > rates[0] + 5, "\(rates)")
            let second = try huitou.run("demo", "--dir", "d")
            #expect(second.out.contains("nothing changed"))
            let tail = { (text: String) in text.components(separatedBy: "$ huitou rfm").last }
            #expect(tail(first.out) == tail(second.out))
        }
    }

    @Test func aBackupIsRestoredAndTheDoctorIsContent() async throws {
        try await Binary.inFolder { huitou in
            try FileManager.default.createDirectory(atPath: huitou.file("d"), withIntermediateDirectories: true)
            try huitou.makeSample("d/shop.db")
            let backup = try huitou.run("backup", "shop.backup", "--db", "d/shop.db")
            #expect(backup.status == 0, "\(backup.error)")
            try FileManager.default.copyItem(
                atPath: huitou.file("d/shop.db.keys"), toPath: huitou.file("new.db.keys"))
            let restored = try huitou.run("restore", "shop.backup", "--db", "new.db")
            #expect(restored.status == 0, "\(restored.error)")
            let doctor = try huitou.run("doctor", "--db", "new.db")
            #expect(doctor.status == 0, "\(doctor.out)\(doctor.error)")
            let rfm = ["rfm", "--today", "2026-06-30", "--json", "--db"]
            #expect(try huitou.start(rfm + ["new.db"]).finish().out == huitou.start(rfm + ["d/shop.db"]).finish().out)
            let again = try huitou.run("restore", "shop.backup", "--db", "new.db")
            #expect(again.status == 73)
        }
    }

    @Test func aBackupNeverTakesThePlaceOfTheDatabase() async throws {
        try await Binary.inFolder { huitou in
            try FileManager.default.createDirectory(atPath: huitou.file("d"), withIntermediateDirectories: true)
            try huitou.makeSample("d/shop.db")
            try FileManager.default.createSymbolicLink(
                atPath: huitou.file("link"), withDestinationPath: huitou.file("d"))
            let before = try huitou.run("rfm", "--today", "2026-06-30", "--json", "--db", "d/shop.db").out
            for place in [
                "d/shop.db", "d/../d/shop.db", "link/shop.db", "d/shop.db-wal", "d/shop.db.keys",
                "d/shop.db.keys.audit",
            ] {
                let backup = try huitou.run("backup", place, "--db", "d/shop.db")
                #expect(backup.status == 69, "\(place) \(backup.out)\(backup.error)")
            }
            #expect(try huitou.run("rfm", "--today", "2026-06-30", "--json", "--db", "d/shop.db").out == before)
            #expect(try huitou.run("rfm", "--today", "2026-06-30", "--json", "--db", "link/shop.db").out == before)
        }
    }

    @Test func aBackupThatDoesNotFitReplacesNothing() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "mine", "--db", "mine.db")
            _ = try huitou.run("brand", "create", "theirs", "--db", "theirs.db")
            _ = try huitou.run("backup", "theirs.backup", "--db", "theirs.db")
            let foreign = try huitou.run("restore", "theirs.backup", "--db", "mine.db", "--replace")
            #expect(foreign.status == 65, "\(foreign.error)")
            #expect(try huitou.run("brand", "list", "--db", "mine.db").out.contains("mine"))
            let keyless = try huitou.run("restore", "theirs.backup", "--db", "new.db")
            #expect(keyless.status == 66)
            #expect(keyless.error.contains("new.db.keys"))
            #expect(!FileManager.default.fileExists(atPath: huitou.file("new.db")))
        }
    }

    @Test func aReaderThatGoesAwayEndsTheOutputQuietly() async throws {
        try await Binary.inFolder { huitou in
            try FileManager.default.createDirectory(atPath: huitou.file("d"), withIntermediateDirectories: true)
            try huitou.makeSample("d/shop.db")
            for (command, status) in [("| head -1; exit ${PIPESTATUS[0]}", Int32(0)), ("> /dev/full", 74)] {
                let process = Process()
                process.executableURL = URL(filePath: "/bin/bash")
                process.arguments = [
                    "-c", "\"$0\" customers list --limit 400 --db d/shop.db " + command, Binary.path(),
                ]
                process.currentDirectoryURL = URL(filePath: huitou.folder)
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
                process.waitUntilExit()
                #expect(process.terminationStatus == status, "\(command)")
            }
        }
    }

    @Test func aDatabaseWithoutItsKeysIsNotOpened() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            try FileManager.default.moveItem(atPath: huitou.file("a.db.keys"), toPath: huitou.file("kept"))
            let missing = try huitou.run("brand", "list", "--db", "a.db")
            #expect(missing.status == 66)
            #expect(missing.error.contains("key file"))
            _ = try huitou.run("brand", "create", "b", "--db", "other.db")
            let foreign = try huitou.run("brand", "list", "--db", "a.db", "--keys", "other.db.keys")
            #expect(foreign.status == 65)
            let right = try huitou.run("brand", "list", "--db", "a.db", "--keys", "kept")
            #expect(right.status == 0, "\(right.error)")
        }
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
