import Access
import Shop
import Testing

struct PolicyTests {
    @Test(arguments: Permission.allCases)
    func withoutPermissionsEverythingIsDenied(_ permission: Permission) {
        #expect(throws: AccessError.forbidden(permission)) { try Caller(permissions: []).demand(permission) }
    }

    @Test(arguments: Permission.allCases)
    func theOwnerMayDoEverything(_ permission: Permission) throws {
        try Caller(permissions: Policy.permissions(of: .owner)).demand(permission)
        try Caller.commandLine.demand(permission)
    }

    @Test(arguments: Permission.allCases)
    func onePermissionOpensNoOther(_ permission: Permission) throws {
        let caller = Caller(permissions: [permission])
        try caller.demand(permission)
        for other in Permission.allCases where other != permission {
            #expect(throws: AccessError.forbidden(other)) { try caller.demand(other) }
        }
    }

    @Test func everyErrorHasItsOwnCodeAndKind() {
        let errors: [(AccessError, FailureKind)] = [
            (.noSuchBrand(name: "x", known: []), .notFound), (.brandNotNamed(known: []), .invalid),
            (.brandExists(name: "x"), .conflict), (.noSuchStore(name: "x", known: []), .notFound),
            (.storeExists(name: "x"), .conflict), (.emptyName, .invalid), (.unknownTimeZone("x"), .invalid),
            (.unknownCurrency("x"), .invalid), (.unknownLanguage("x"), .invalid),
            (.unknownSetting(name: "x", known: []), .invalid),
            (.badSetting(name: "x", value: "y", expected: Phrase(en: "a", zh: "b")), .invalid),
            (.settingIsFixed(name: "x"), .conflict), (.forbidden(.readBrand), .forbidden),
        ]
        #expect(Set(errors.map(\.0.code)).count == errors.count)
        for (error, kind) in errors {
            #expect(error.kind == kind)
            #expect(!error.message.english.isEmpty)
            #expect(!error.message.chinese.isEmpty)
        }
    }

    @Test func severalBrandsAreNamedInTheMessage() {
        let message = AccessError.brandNotNamed(known: ["Lamp", "Soap"]).message
        #expect(message.english.contains("Lamp, Soap"))
        #expect(message.chinese.contains("Lamp、Soap"))
    }
}
