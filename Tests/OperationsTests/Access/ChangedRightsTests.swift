import Access
import Database
import Operations
import Shop
import Synchronization
import TestDatabases
import Testing

/// That a change of who may do what is felt at once.
struct ChangedRightsTests {
    @Test(arguments: TestEngine.available)
    func whoIsMovedToAnotherBrandWorksThereFromTheNextRequest(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let agent = try await agency.member("agent", .agent)
            _ = try await agency.run(ListCustomers(brand: Agency.own, matching: nil, limit: 1), as: agent)
            try await agency.shop.run(GiveRole(to: "agent", nil, brand: Agency.own))
            try await agency.shop.run(GiveRole(to: "agent", .clerk, brand: Agency.other))
            await #expect(throws: AccessError.noSuchBrand(name: Agency.own, known: [Agency.other])) {
                _ = try await agency.run(ListCustomers(brand: Agency.own, matching: nil, limit: 1), as: agent)
            }
            await #expect(throws: AccessError.forbidden(.readCustomers)) {
                _ = try await agency.run(ListCustomers(brand: nil, matching: nil, limit: 1), as: agent)
            }
            let brands = try await agency.run(ListBrands(), as: agent)
            #expect(brands.map(\.brand.name) == [Agency.other])
        }
    }

    @Test(arguments: TestEngine.available)
    func whoWatchesIsShownOutWithTheRightToWatch(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let watcher = try await agency.member("watcher", .operator)
            let looks = Mutex(0)
            let now = agency.shop.now
            let watch = WatchSegments([], brand: nil, clock: { now }) { _ in
                looks.withLock { looks in
                    looks += 1
                    return looks < 50
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await agency.run(watch, as: watcher) }
                while looks.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(10)) }
                try await agency.shop.run(GiveRole(to: "watcher", .analyst, brand: Agency.own))
                await #expect(throws: AccessError.forbidden(.changeSegments)) { try await group.waitForAll() }
            }
            #expect(looks.withLock { $0 } < 50)
        }
    }

    @Test(arguments: TestEngine.available)
    func theLastAdministratorAndTheLastOwnerStay(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let chief = try await agency.member("chief", .owner, isAdministrator: true)
            let last = AccessError.lastAdministrator(name: "chief")
            let lastOwner = AccessError.lastOwner(name: "chief", brand: Agency.own)
            await #expect(throws: last) { try await agency.run(SetAdministrator(of: "chief", to: false), as: chief) }
            await #expect(throws: last) { try await agency.run(RemoveMember("chief"), as: chief) }
            await #expect(throws: lastOwner) { try await agency.run(GiveRole(to: "chief", nil, brand: nil), as: chief) }
            await #expect(throws: lastOwner) {
                try await agency.run(GiveRole(to: "chief", .manager, brand: nil), as: chief)
            }
            _ = try await agency.run(AddMember(name: "deputy", isAdministrator: true), as: chief)
            await #expect(throws: lastOwner) { try await agency.run(RemoveMember("chief"), as: chief) }
            try await agency.run(GiveRole(to: "deputy", .owner, brand: nil), as: chief)
            try await agency.run(RemoveMember("chief"), as: chief)
            await #expect(throws: AccessError.notSignedIn) { _ = try await agency.run(ListBrands(), as: chief) }
        }
    }

    /// Two who remove each other at once would leave nobody.
    @Test(arguments: TestEngine.available)
    func twoWhoRemoveEachOtherDoNotBothGo(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            for round in 0..<5 {
                let names = ["one \(round)", "two \(round)"]
                for name in names { _ = try await agency.shop.run(AddMember(name: name, isAdministrator: true)) }
                await withTaskGroup(of: Void.self) { group in
                    for name in names {
                        group.addTask { try? await agency.shop.run(SetAdministrator(of: name, to: false)) }
                    }
                }
                let left = try await agency.shop.run(ListMembers()).filter(\.member.isAdministrator)
                #expect(left.count == 1)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aBrandBelongsToWhoeverMadeIt(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let chief = try await agency.member("chief", isAdministrator: true)
            _ = try await agency.run(
                CreateBrand(name: "Third", timeZone: "UTC", currency: "CNY", language: .english), as: chief)
            let brands = try await agency.run(ListBrands(), as: chief)
            #expect(brands.map(\.brand.name) == ["Third"])
            try await agency.run(GiveRole(to: "chief", .owner, brand: "Third"), as: chief)
        }
    }
}
