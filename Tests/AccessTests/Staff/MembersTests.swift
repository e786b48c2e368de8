import Access
import Database
import Shop
import TestDatabases
import Testing

struct MembersTests {
    @Test(arguments: TestEngine.available)
    func aNameIsFoundHoweverItIsWrittenAndTakenOnce(_ engine: TestEngine) async throws {
        try await engine.database([.access, .staff, .keyStores]) { database in
            let wang = try await database.write {
                try Members.add(name: " Wang@Shop ", isAdministrator: true, at: .start, in: $0)
            }
            #expect(wang.name == "Wang@Shop")
            let found = try await database.read { try Members.find("ＷＡＮＧ@shop", in: $0) }
            #expect(found == wang)
            await #expect(throws: AccessError.memberExists(name: "wang@shop")) {
                try await database.write {
                    _ = try Members.add(name: "wang@shop", isAdministrator: false, at: .start, in: $0)
                }
            }
            await #expect(throws: AccessError.noSuchMember(name: "li")) {
                try await database.read { _ = try Members.named("li", in: $0) }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whoIsRemovedOpensNothingAndTheNameIsFree(_ engine: TestEngine) async throws {
        try await engine.database([.access, .staff, .keyStores]) { database in
            let (wang, brand, session, key) = try await database.write { tx in
                var generator = SystemRandomNumberGenerator()
                let brand = try Brand.make("Lamp", in: tx)
                let wang = try Members.add(name: "wang", isAdministrator: false, at: .start, in: tx)
                try GivenRoles.set(.manager, of: wang.id, in: brand.id, at: .start, in: tx)
                try Passwords.set("hash", of: wang.id, at: .start, in: tx)
                let session = try Sessions.begin(of: wang.id, at: .start, using: &generator, in: tx)
                let key = try APIKeys.make(
                    APIKeyText.make(using: &generator), label: "till", permissions: [.importFacts], brand: brand.id,
                    maker: wang.id, expiresAt: nil, at: .start, in: tx)
                return (wang, brand, session.session, key)
            }
            let caller = Caller.member(wang.id, session: session.id)
            let rights = try await database.read { try CallerRights.of(caller, at: .start, in: $0) }
            #expect(rights.permissions(in: brand.id) == Policy.permissions(of: .manager))
            try await database.write { try Members.remove(wang.id, at: .start, in: $0) }
            for gone in [caller, .key(key.id)] {
                await #expect(throws: AccessError.notSignedIn) {
                    try await database.read { _ = try CallerRights.of(gone, at: .start, in: $0) }
                }
            }
            let again = try await database.write {
                try Members.add(name: "Wang", isAdministrator: false, at: .start, in: $0)
            }
            #expect(again.id != wang.id)
            let roles = try await database.read { try GivenRoles.of(again.id, in: $0) }
            #expect(roles.isEmpty)
        }
    }

    @Test func theLastAdministratorAndTheLastOwnerStay() throws {
        func member(_ id: Int64, _ isAdministrator: Bool) -> Member {
            Member(id: ID(id), name: "m\(id)", isAdministrator: isAdministrator, madeAt: .start)
        }
        let (one, two, plain) = (member(1, true), member(2, true), member(3, false))
        try StaffRules.checkLosing(administrator: one, among: [one, two, plain])
        try StaffRules.checkLosing(administrator: plain, among: [one, plain])
        #expect(throws: AccessError.lastAdministrator(name: "m1")) {
            try StaffRules.checkLosing(administrator: one, among: [one, plain])
        }
        try StaffRules.checkLosing(owner: one, of: "Lamp", among: [one.id: .owner, two.id: .owner])
        try StaffRules.checkLosing(owner: two, of: "Lamp", among: [one.id: .owner, two.id: .clerk])
        #expect(throws: AccessError.lastOwner(name: "m1", brand: "Lamp")) {
            try StaffRules.checkLosing(owner: one, of: "Lamp", among: [one.id: .owner, two.id: .manager])
        }
    }
}
