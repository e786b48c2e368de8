import Access
import Database
import Shop
import TestDatabases
import Testing

struct RightsTests {
    private static let lamp = ID<Brand>(1)
    private static let soap = ID<Brand>(2)

    @Test(arguments: Permission.allCases)
    func withoutPermissionsEverythingIsDenied(_ permission: Permission) {
        for reach in [Rights.Reach.only([:]), .only([Self.lamp: []])] {
            let rights = Rights(.nobody, installation: [], reach: reach)
            #expect(throws: AccessError.forbidden(permission)) { try rights.demand(permission) }
            #expect(throws: AccessError.forbidden(permission)) { try rights.demand(permission, in: Self.lamp) }
        }
    }

    @Test(arguments: Permission.allCases)
    func onePermissionOpensNoOtherAndNoOtherBrand(_ permission: Permission) throws {
        let rights = Rights(.nobody, installation: [], reach: .only([Self.lamp: [permission], Self.soap: []]))
        try rights.demand(permission, in: Self.lamp)
        #expect(throws: AccessError.forbidden(permission)) { try rights.demand(permission, in: Self.soap) }
        #expect(throws: AccessError.forbidden(permission)) { try rights.demand(permission) }
        for other in Permission.allCases where other != permission {
            #expect(throws: AccessError.forbidden(other)) { try rights.demand(other, in: Self.lamp) }
        }
    }

    @Test(arguments: Permission.allCases)
    func theCommandLineActsAsTheOwnerOfTheFile(_ permission: Permission) throws {
        switch permission.scope {
        case .installation: try Rights.commandLine.demand(permission)
        case .brand: try Rights.commandLine.demand(permission, in: Self.lamp)
        }
        #expect(throws: AccessError.forbidden(permission)) {
            try Rights.withoutDatabase(of: .nobody).demand(permission)
        }
    }

    @Test(arguments: TestEngine.available)
    func aBrandThatIsNotTheirsDoesNotExistForThem(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            let (lamp, soap) = try await database.write { tx in
                (try Brand.make("Lamp", in: tx), try Brand.make("Soap", in: tx))
            }
            let rights = Rights(.nobody, installation: [], reach: .only([lamp.id: []]))
            let found = try await database.read { tx in
                [try Brands.find(nil, for: rights, in: tx), try Brands.find("Lamp", for: rights, in: tx)]
                    + (try Brands.all(for: rights, in: tx))
            }
            #expect(found == [lamp, lamp, lamp])
            for name in [soap.name, "Nothing"] {
                await #expect(throws: AccessError.noSuchBrand(name: name, known: ["Lamp"])) {
                    try await database.read { _ = try Brands.find(name, for: rights, in: $0) }
                }
            }
            await #expect(throws: AccessError.brandNotNamed(known: [])) {
                try await database.read {
                    _ = try Brands.find(nil, for: Rights.withoutDatabase(of: .nobody), in: $0)
                }
            }
        }
    }
}
