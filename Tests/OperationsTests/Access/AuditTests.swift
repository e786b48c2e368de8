import Access
import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Operations

/// What is written of what was done.
struct AuditTests {
    @Test(arguments: TestEngine.available)
    func everyChangeLeavesItsRow(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            try await doEverything(agency)
            let codes = Set(try await agency.audit().map(\.code))
            var promised: Set<String> = []
            for asked in AskedOperation.all {
                switch asked.audited {
                case .not, .answerBeyond: continue
                case .change(let codes): promised.formUnion(codes.map(\.rawValue))
                case .answer(let code): promised.insert(code.rawValue)
                }
            }
            #expect(promised.subtracting(codes) == [])
            let findings = try await agency.shop.run(ExamineAudit())
            #expect(findings.allSatisfy { $0.verdict == .good }, "\(findings.map(\.detail.english))")
        }
    }

    /// Nothing that names somebody, or that somebody typed, is in it.
    @Test(arguments: TestEngine.available)
    func theAuditHoldsIdsAndCodesOnly(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            try await doEverything(agency)
            let settings = BrandSettings()
            let known = Set(Permission.allCases.map(\.rawValue) + Role.allCases.map(\.rawValue) + BrandSettings.names)
                .union([
                    "administrator", "unmasked", "person", "listed", "sms", "marketing", "segment", "customers", "→",
                ])
                .union(BrandSettings.names.compactMap(settings.value(of:)))
                .union(WebhookKind.allCases.map(\.rawValue))
                .union(PersonalKind.allCases.map(\.rawValue) + ErasureReason.allCases.map(\.rawValue))
            for row in try await agency.audit() {
                #expect(AuditCode(rawValue: row.code) != nil)
                for word in (row.note ?? "").split(separator: " ").map(String.init) {
                    #expect(known.contains(word) || Int64(word) != nil || BrandDay(word) != nil, "\(word)")
                }
                #expect(row.subject.map { AuditSubject.Kind(rawValue: $0) != nil } ?? true)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aBrandReadsItsOwnRowsAlone(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let owner = try await agency.member("owner", .owner)
            _ = try await agency.shop.run(AddStore(name: "S", platform: .other, brand: Agency.other))
            _ = try await agency.shop.run(AddStore(name: "S", platform: .other, brand: Agency.own))
            let lines = try await agency.run(ListBrandAudit(.after(0), limit: 100, brand: nil), as: owner)
            #expect(lines.map(\.row.code) == ["brand.made", "store.added"])
            #expect(lines.allSatisfy { $0.brand == Agency.own })
            let all = try await agency.shop.run(ListAudit(.after(2), limit: 1))
            #expect(all.map(\.row.number) == [3])
        }
    }

    @Test(arguments: TestEngine.available)
    func aTailCutOffBetweenTwoStartsIsNamed(_ engine: TestEngine) async throws {
        try await engine.location { location in
            let folder = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let place = Workshop.place(location)
            func open() async throws -> Installation {
                try await Installation.open(place, keysPath: folder + "/keys", makes: true, at: Self.now)
            }
            let first = try await open()
            for name in ["A", "B", "C"] {
                _ = try await first.run(
                    CreateBrand(name: name, timeZone: "UTC", currency: "CNY", language: .english), as: .commandLine,
                    at: Self.now)
            }
            try await first.close()
            let second = try await open()
            let whole = try await second.run(ExamineAudit(), as: .commandLine, at: Self.now)
            #expect(whole.first?.verdict == .good)
            try await cut(second.database)
            let found = try await second.run(ExamineAudit(), as: .commandLine, at: Self.now)
            #expect(found.first?.verdict == .bad)
            #expect(found[0].detail.english.hasPrefix("cut off: rows 3 to 3 were there once"))
            // Closing does not make good what was noted before.
            try await second.close()
            let third = try await open()
            let again = try await third.run(ExamineAudit(), as: .commandLine, at: Self.now)
            #expect(again.first?.verdict == .bad)
            try await third.close()
        }
    }

    /// A database that moved with its keys finds where its audit ended; one whose note is gone is not taken for whole.
    @Test(arguments: TestEngine.available)
    func theNoteGoesWithTheKeysAndIsNeverMadeGoodBySilence(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let backup = seeded.folder + "/moved.backup"
            _ = try await seeded.run(BackUp(to: backup, keysPath: seeded.keys))
            _ = try await seeded.run(
                CreateBrand(name: "later", timeZone: "UTC", currency: "CNY", language: .english))
            try await seeded.close()
            try await engine.location { location in
                _ = try Backup.restore(from: backup, to: location, replaces: false, at: Self.now)
                let moved = try await seeded.open(at: location)
                // By hand: what came later is missed.
                let cut = try await moved.run(ExamineAudit(), as: .commandLine, at: Self.now)
                #expect(cut[0].detail.english.hasPrefix("cut off"), "\(cut[0].detail.english)")
                let taken = try await moved.run(AcceptAudit(), as: .commandLine, at: Self.now)
                #expect(taken.map(\.verdict) == [.good])
                try FileManager.default.removeItem(atPath: seeded.keys + ".audit")
                for _ in 0..<2 {
                    let lost = try await moved.run(ExamineAudit(), as: .commandLine, at: Self.now)
                    #expect(lost.first?.verdict == .bad)
                    await moved.noteAuditHead(at: Self.now.advanced(milliseconds: 120_000))
                }
                try await moved.database.write { _ = try $0.execute("DELETE FROM audit_head") }
                let headless = try await moved.run(ExamineAudit(), as: .commandLine, at: Self.now)
                #expect(headless[0].detail.english.hasPrefix("after row"), "\(headless[0].detail.english)")
                let again = try await moved.run(AcceptAudit(), as: .commandLine, at: Self.now)
                #expect(again.first?.verdict == .good)
                try await moved.close()
            }
            try await seeded.start()
        }
    }

    /// One from before there was an audit has none, and nobody took it away.
    @Test(arguments: TestEngine.available)
    func anOlderDatabaseBeginsItsNoteWhenItIsBroughtUpToDate(_ engine: TestEngine) async throws {
        try await engine.location { location in
            let folder = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try await makeOlder(location, keysPath: folder + "/keys")
            func open() async throws -> Installation {
                try await Installation.open(
                    Workshop.place(location), keysPath: folder + "/keys", makes: false, at: Self.now)
            }
            let first = try await open()
            #expect(try first.notedAuditHead() == .beforeTheFirst)
            let begun = try await first.run(ExamineAudit(), as: .commandLine, at: Self.now)
            #expect(begun.first?.verdict == .good, "\(begun.map(\.detail.english))")
            _ = try await first.run(
                CreateBrand(name: "B", timeZone: "UTC", currency: "CNY", language: .english), as: .commandLine,
                at: Self.now)
            try await first.close()
            // Whoever takes all of it away later, and the note, is found out by the brand.
            try FileManager.default.removeItem(atPath: folder + "/keys.audit")
            let second = try await open()
            try await cut(second.database, all: true)
            try await second.close()
            let third = try await open()
            let gone = try await third.run(ExamineAudit(), as: .commandLine, at: Self.now)
            #expect(gone.first?.verdict == .bad)
            try await third.close()
        }
    }

    private static let now = Instant(seconds: 1_780_000_000)

    /// With a brand that was made before there was an audit.
    private func makeOlder(_ location: Location, keysPath: String) async throws {
        let before = Self.now.advanced(milliseconds: -86_400_000)
        let older = try await Database.open(
            location, makes: true, migrations: Installation.migrations.filter { $0.number < Migration.staff.number },
            at: before)
        _ = try await KeyFingerprint.keys(of: older, file: KeyFile(path: keysPath))
        try await older.write { tx in
            _ = try Brands.create(
                name: "A", timeZone: "UTC", currency: "CNY", language: .english, at: before, in: tx)
        }
        try await older.close()
    }

    /// Row three goes, and the head says two; or every row.
    private func cut(_ database: Database, all: Bool = false) async throws {
        try await database.write { tx in
            switch tx.dialect {
            case .sqlite: _ = try tx.execute("DROP TRIGGER audit_rows_not_deleted")
            case .postgres: _ = try tx.execute("ALTER TABLE audit_rows DISABLE TRIGGER ALL")
            }
        }
        try await database.write { tx in
            guard !all else {
                try tx.execute("DELETE FROM audit_rows")
                try tx.execute("UPDATE audit_head SET number = 0, hash = NULL")
                return
            }
            let hash = try #require(try AuditLog.hash(of: 2, in: tx))
            try tx.execute("DELETE FROM audit_rows WHERE number = 3")
            try tx.execute("UPDATE audit_head SET number = 2, hash = \(hash)")
        }
    }

    private func doEverything(_ agency: Agency) async throws {
        let shop = agency.shop
        let brand = Agency.own
        let password = Secret("correct horse battery")
        _ = try await shop.run(
            AddMember(name: "chief", isAdministrator: true, post: .init(.owner, brand: brand), password: password))
        _ = try await shop.run(AddMember(name: "other"))
        let enter = SignIn(name: "chief", password: password, address: "192.0.2.1")
        await #expect(throws: AccessError.signInFailed) {
            _ = try await SignIn(name: "chief", password: Secret("x"), address: "192.0.2.1").run(
                in: agency.installation, at: shop.now)
        }
        var chief = try await enter.run(in: agency.installation, at: shop.now).caller
        _ = try await agency.run(SettleBrand(brand: nil, name: "rfm.window", value: "90"), as: chief)
        _ = try await agency.run(AddStore(name: "店", platform: .taobao, brand: nil), as: chief)
        let old = StatedBehaviour(
            number: "old", kind: .viewed, buyers: [BuyerKey(kind: .account, value: "b")],
            occurredAt: shop.now.advanced(milliseconds: -1_000 * 86_400_000))
        _ = try await agency.run(
            TellEvents(brand: nil, [.behaviour(store: "店", old)], statedAt: shop.now), as: chief)
        _ = try await agency.run(RunRetention(brand: nil), as: chief)
        try await agency.run(SetAdministrator(of: "other", to: true), as: chief)
        _ = try await agency.run(InviteMember("other"), as: chief)
        let key = try await agency.run(CreateKey("till", [.importFacts], brand: nil), as: chief).key
        let fresh = try await agency.run(RotateKey(key.prefix, overlapHours: 1, brand: nil), as: chief).key
        try await agency.run(RevokeKey(fresh.prefix, brand: nil), as: chief)
        try await decideConflicts(agency, as: chief)
        _ = try await agency.run(SaveSegment("buyers", as: "bought", brand: nil, enters: false), as: chief)
        _ = try await agency.run(TagSegment("buyers", with: "buyer", .tags(takesOff: true), brand: nil), as: chief)
        try await agency.changePeople(as: chief)
        try await agency.changeWebhooks(as: chief)
        try await agency.handInAndFetchHeldRows(as: chief)
        _ = try await agency.run(ExportSegment("buyers", brand: nil), as: chief)
        try await agency.run(RemoveSegment("buyers", brand: nil), as: chief)
        try await revealAndErase(agency, as: chief)
        try await agency.run(RemoveMember("other"), as: chief)
        _ = try await agency.run(AcceptAudit(), as: chief)
        for _ in 0..<2 { _ = try await agency.run(RotateKeyring(), as: chief) }
        _ = try await agency.run(RetireKey(2), as: chief)
        _ = try? await agency.run(BackUp(to: shop.folder + "/copy", keysPath: shop.folder + "/keys"), as: chief)
        _ = try await agency.run(BeginSecondFactor(of: nil), as: chief)
        let member = try #require(chief.member)
        let keys = agency.installation.keys
        let kept = try await agency.installation.database.read { try SecondFactors.secret(of: member, keys, in: $0) }
        let secret = try #require(kept)
        let codes = try await agency.run(
            ConfirmSecondFactor(of: nil, code: Secret(TOTP.code(secret, step: TOTP.step(at: shop.now)))), as: chief)
        let withCode = SignIn(name: "chief", password: password, code: codes[0], address: "192.0.2.1")
        chief = try await withCode.run(in: agency.installation, at: shop.now).caller
        try await agency.run(RemoveSecondFactor(of: nil, code: codes[1]), as: chief)
        chief = try await enter.run(in: agency.installation, at: shop.now).caller
        _ = try await agency.run(EndSessions(of: nil), as: chief)
        chief = try await enter.run(in: agency.installation, at: shop.now).caller
        try await agency.run(SignOut(), as: chief)
    }

    private func revealAndErase(_ agency: Agency, as caller: Caller) async throws {
        let listed = try await agency.run(ListCustomers(brand: nil, matching: nil, limit: 1), as: caller)
        let id = try #require(listed.lines.first?.id)
        _ = try await agency.run(RevealCustomer(id: id, kind: .nick, brand: nil), as: caller)
        _ = try await agency.run(ExportCustomer(id: id, brand: nil), as: caller)
        _ = try await agency.run(ExportSegment("bought", brand: nil, isUnmasked: true), as: caller)
        for isWithdrawn in [false, true] {
            let consent = StatedConsent(.sms, for: .marketing, isWithdrawn: isWithdrawn, method: "reply")
            try await agency.run(TellConsent(consent, of: id, brand: nil), as: caller)
        }
        _ = try await agency.run(EraseCustomer(id: id, because: .request, brand: nil), as: caller)
    }

    private func decideConflicts(_ agency: Agency, as caller: Caller) async throws {
        for (day, paid) in [("02", "30.00"), ("03", "20.00"), ("04", "10.00")] {
            let path = agency.shop.folder + "/ExportOrderList202601\(day)1000.csv"
            let text =
                "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
                + "77,小艾,\(paid),交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n"
            try Data(text.utf8).write(to: URL(filePath: path))
            var options = ImportFile.Options()
            options.brand = Agency.own
            _ = try await agency.run(ImportFile(path: path, options: options) { _ in }, as: caller)
            let conflicts = try await agency.run(ListConflicts(brand: nil), as: caller).conflicts
            for conflict in conflicts {
                try await agency.run(DecideConflict(name: conflict.name, accepts: day == "03", brand: nil), as: caller)
            }
        }
    }
}
