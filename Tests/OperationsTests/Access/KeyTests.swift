import Access
import Database
import Operations
import Shop
import TestDatabases
import Testing

struct KeyTests {
    @Test(arguments: TestEngine.available)
    func aKeyOpensItsBrandAsFarAsItWasMadeFor(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let manager = try await agency.member("manager", .manager)
            let made = try await agency.run(CreateKey("till", [.readFigures], brand: nil), as: manager)
            let caller = try await agency.installation.caller(key: made.text, at: agency.shop.now)
            #expect(caller == .key(made.key.id))
            _ = try await agency.run(ReportStages(brand: nil), as: caller)
            await #expect(throws: AccessError.forbidden(.readCustomers)) {
                _ = try await agency.run(ListCustomers(brand: nil, matching: nil, limit: 1), as: caller)
            }
            await #expect(throws: AccessError.forbidden(.keepAccount)) {
                _ = try await agency.run(ListBrands(), as: caller)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func nobodyMakesAKeyThatCanMoreThanThey(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let manager = try await agency.member("manager", .manager)
            for permission in [Permission.readAudit, .changeStaff, .changeKeys, .administerInstallation] {
                await #expect(throws: AccessError.forbidden(permission)) {
                    _ = try await agency.run(CreateKey("till", [permission, .readBrand], brand: nil), as: manager)
                }
                await #expect(throws: AccessError.self) {
                    _ = try await agency.shop.run(CreateKey("", [permission], brand: Agency.own))
                }
            }
            await #expect(throws: AccessError.keyOpensNothing) {
                _ = try await agency.run(CreateKey("till", [], brand: nil), as: manager)
            }
            let owner = try await agency.member("owner", .owner)
            let audit = try await agency.run(CreateKey("audit", [.readAudit], brand: nil), as: owner)
            await #expect(throws: AccessError.forbidden(.readAudit)) {
                _ = try await agency.run(RotateKey(audit.key.prefix, overlapHours: 1, brand: nil), as: manager)
            }
        }
    }

    /// Whoever loses a role loses what their keys could do by it, at the next request.
    @Test(arguments: TestEngine.available)
    func aKeyCanNeverMoreThanItsMakerCanNow(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let manager = try await agency.member("manager", .manager)
            let made = try await agency.run(CreateKey("k", [.readFigures, .importFacts], brand: nil), as: manager)
            let caller = Caller.key(made.key.id)
            let told = TellEvents(brand: nil, [], statedAt: agency.shop.now)
            _ = try await agency.run(told, as: caller)
            try await agency.shop.run(GiveRole(to: "manager", .analyst, brand: Agency.own))
            _ = try await agency.run(ReportStages(brand: nil), as: caller)
            await #expect(throws: AccessError.forbidden(.importFacts)) { _ = try await agency.run(told, as: caller) }
            try await agency.shop.run(GiveRole(to: "manager", nil, brand: Agency.own))
            await #expect(throws: AccessError.forbidden(.readFigures)) {
                _ = try await agency.run(ReportStages(brand: nil), as: caller)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func anOldKeyLivesOnForTheHoursOfItsOverlap(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let old = try await agency.shop.run(CreateKey("till", [.readBrand], daysValid: 90, brand: Agency.own))
            let new = try await agency.shop.run(RotateKey(old.key.prefix, overlapHours: 2, brand: Agency.own))
            #expect(new.key.permissions == old.key.permissions && new.key.label == "till")
            #expect(new.key.expiresAt == old.key.expiresAt)
            #expect(new.oldEndsAt == agency.shop.now.advanced(milliseconds: 2 * 3_600_000))
            await #expect(throws: AccessError.keyReplaced(prefix: old.key.prefix, successor: new.key.prefix)) {
                _ = try await agency.shop.run(RotateKey(old.key.prefix, overlapHours: 2, brand: Agency.own))
            }
            let hour: Int64 = 3_600_000
            for (text, hours, isGood) in [
                (old.text, 0, true), (new.text, 0, true), (old.text, 2, false), (new.text, 2, true),
                (new.text, 90 * 24, false),
            ] {
                let now = agency.shop.now.advanced(milliseconds: Int64(hours) * hour)
                do {
                    _ = try await agency.installation.caller(key: text, at: now)
                    #expect(isGood)
                } catch AccessError.notSignedIn {
                    #expect(!isGood)
                }
            }
            // What has ended is not rotated, nor is a key of another brand.
            try await agency.shop.run(RevokeKey(new.key.prefix, brand: Agency.own))
            for (brand, refusal) in [
                (Agency.own, AccessError.keyEnded(prefix: new.key.prefix)),
                (Agency.other, .noSuchKey(prefix: new.key.prefix)),
            ] {
                await #expect(throws: refusal) {
                    _ = try await agency.shop.run(RotateKey(new.key.prefix, overlapHours: 2, brand: brand))
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func useIsNotedOnceAMinute(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let made = try await agency.shop.run(CreateKey("till", [.readBrand], brand: Agency.own))
            var seen: [Int64?] = []
            for seconds in [0, 59, 60, 119, 121] as [Int64] {
                let now = agency.shop.now.advanced(milliseconds: seconds * 1_000)
                _ = try await agency.installation.caller(key: made.text, at: now)
                let key = try await agency.shop.run(ListKeys(brand: Agency.own))[0].key
                seen.append(key.usedAt.map { ($0.milliseconds - agency.shop.now.milliseconds) / 1_000 })
            }
            #expect(seen == [0, 0, 60, 60, 121])
        }
    }
}
