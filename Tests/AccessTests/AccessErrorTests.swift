import Access
import Shop
import Testing

struct AccessErrorTests {
    @Test func everyErrorHasItsOwnCodeAndKind() {
        let errors: [(AccessError, FailureKind)] = [
            (.noSuchBrand(name: "x", known: []), .notFound), (.brandNotNamed(known: []), .invalid),
            (.brandExists(name: "x"), .conflict), (.noSuchStore(name: "x", known: []), .notFound),
            (.storeExists(name: "x"), .conflict), (.emptyName, .invalid), (.unknownTimeZone("x"), .invalid),
            (.unknownCurrency("x"), .invalid), (.unknownLanguage("x"), .invalid),
            (.unknownSetting(name: "x", known: []), .invalid),
            (.badSetting(name: "x", value: "y", expected: Phrase(en: "a", zh: "b")), .invalid),
            (.settingIsFixed(name: "x"), .conflict), (.forbidden(.readBrand), .forbidden),
            (.noSuchMember(name: "x"), .notFound), (.memberExists(name: "x"), .conflict),
            (.lastAdministrator(name: "x"), .conflict), (.lastOwner(name: "x", brand: "y"), .conflict),
            (.passwordTooShort(least: 1), .invalid), (.passwordTooLong(mostBytes: 1), .invalid),
            (.passwordIsName, .invalid), (.wrongPassword, .invalid), (.signInFailed, .unknownCaller),
            (.secondFactorNeeded, .unknownCaller),
            (.limited(waitSeconds: 1), .limited), (.notSignedIn, .unknownCaller), (.tooBusy, .unavailable),
            (.badInvitation, .notFound), (.badStartLink, .notFound), (.secondFactorStands, .conflict),
            (.noSecondFactor, .notFound),
            (.wrongCode, .invalid), (.damagedSecret, .invalid), (.noSuchKey(prefix: "x"), .notFound),
            (.keyOpensNothing, .invalid), (.noSuchSession, .notFound), (.unreadableHead(path: "x"), .invalid),
            (.unwritableHead(path: "x", reason: "y"), .unavailable),
        ]
        #expect(Set(errors.map(\.0.code)).count == errors.count)
        for (error, kind) in errors {
            #expect(error.kind == kind)
            #expect(!error.message.english.isEmpty)
            #expect(!error.message.chinese.isEmpty)
        }
    }
}
