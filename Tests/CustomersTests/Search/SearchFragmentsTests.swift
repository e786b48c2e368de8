import Shop
import Testing

@testable import Customers

struct SearchFragmentsTests {
    @Test func aNameGivesCharactersPairsPinyinAndInitials() {
        let fragments = SearchFragments.of(PersonalValue(kind: .name, text: "王小明"))
        let expected = [
            "han 王", "han 小", "han 明", "han 王小", "han 小明", "word 王小明", "word wang", "word xiao", "word ming",
            "word wangxiaoming", "word wxm",
        ]
        #expect(Set(fragments.map { "\($0.kind) \($0.text)" }) == Set(expected))
    }

    @Test(arguments: [
        ("13800138000", ["number 13800138000", "tail 8000"]),
        ("+86 138 0013 8000", ["number 13800138000", "tail 8000"]),
        ("12345", ["number 12345", "tail 2345"]), ("123", []), ("不详", []),
    ])
    func aPhoneGivesItsNumberAndTail(text: String, expected: [String]) {
        let fragments = SearchFragments.of(PersonalValue(kind: .phone, text: text))
        #expect(Set(fragments.map { "\($0.kind) \($0.text)" }) == Set(expected))
    }

    @Test(arguments: [
        ("王", ["han 王"]), ("王小明", ["han 王小", "han 小明"]), ("王a", ["han 王"]), ("8000", ["tail 8000"]),
        ("８０００", ["tail 8000"]), ("138-0013-8000", ["number 13800138000"]), ("12345", ["word 12345"]),
        ("Lin", ["word lin"]), ("", []), ("   ", []),
    ])
    func whatIsTypedIsReadByItsLook(text: String, expected: [String]) {
        #expect(Set(SearchFragments.asked(text).map { "\($0.kind) \($0.text)" }) == Set(expected))
    }

    @Test(arguments: [PersonalKind.name, .nick, .email, .account, .memberCard])
    func whatIsTypedInFullIsAlwaysAmongTheFragments(_ kind: PersonalKind) {
        for text in ["王小明", "Lin", "tb_1", "13800138000", "1234", "12345678", " a b ", "Ｘ１", "a@b.example"] {
            let asked = SearchFragments.asked(text)
            #expect(!asked.isEmpty)
            #expect(asked.isSubset(of: SearchFragments.of(PersonalValue(kind: kind, text: text))), "\(text)")
        }
    }

    @Test(arguments: [PersonalKind.address, .buyerMessage, .merchantMemo])
    func freeTextIsNotSearched(_ kind: PersonalKind) {
        #expect(SearchFragments.of(PersonalValue(kind: kind, text: "王小明 13800138000")).isEmpty)
    }
}
