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
        ]
        #expect(Set(errors.map(\.0.code)).count == errors.count)
        for (error, kind) in errors {
            #expect(error.kind == kind)
            #expect(!error.message.english.isEmpty)
            #expect(!error.message.chinese.isEmpty)
        }
    }
}
