import Shop
import Testing

@testable import Customers

struct SearchFragmentsTests {
    @Test func aNameGivesCharactersPairsPinyinAndInitials() {
        let fragments = SearchFragments.of(PersonalValue(kind: .name, text: "王小明"))
        let expected = [
            "han 王", "han 小", "han 明", "han 王小", "han 小明", "word 王小明", "word wang", "word xiao", "word ming",
            "word wangxiaoming", "word xiaoming", "word wxm",
        ]
        #expect(Set(fragments.map { "\($0.kind) \($0.text)" }) == Set(expected))
    }

    @Test(arguments: [
        ("13800138000", ["number 13800138000", "number 0138000", "tail 8000"]),
        ("+86 138 0013 8000", ["number 13800138000", "number 0138000", "tail 8000"]),
        ("6543210", ["number 6543210", "tail 3210"]),
        ("12345", ["number 12345", "tail 2345"]), ("123", []), ("不详", []),
    ])
    func aPhoneGivesItsNumberAndTail(text: String, expected: [String]) {
        let fragments = SearchFragments.of(PersonalValue(kind: .phone, text: text))
        #expect(Set(fragments.map { "\($0.kind) \($0.text)" }) == Set(expected))
    }

    @Test(arguments: [
        ("王", ["han 王"]), ("王小明", ["han 王小", "han 小明"]), ("王a", ["han 王"]), ("8000", ["tail 8000"]),
        ("８０００", ["tail 8000"]), ("138-0013-8000", ["number 13800138000"]), ("12345", ["word 12345"]),
        ("Lin", ["word lin"]), ("Ou  Yang", ["word ou", "word yang"]), ("0138000", ["number 0138000"]), ("", []),
        ("   ", []),
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

    @Test(arguments: [
        ("欧阳娜娜", ["ou", "yang", "na", "ouyang", "nana", "ouyangnana", "oynn"]),
        ("司马光", ["si", "ma", "guang", "sima", "simaguang", "smg"]),
        ("单田芳", ["shan", "tian", "fang", "tianfang", "shantianfang", "stf"]),
        ("尉迟恭", ["yu", "chi", "gong", "yuchi", "yuchigong", "ycg"]),
        ("万俟卨", ["mo", "qi", "moqi"]), ("吕布", ["lv", "lu", "bu", "lvbu", "lubu", "lb"]),
        ("曾巩", ["zeng", "gong", "zenggong", "zg"]), ("仇英", ["qiu", "ying", "qiuying", "qy"]),
        ("解缙", ["xie", "jin", "xiejin", "xj"]), ("查良镛", ["zha", "zhaliangyong", "zly"]),
        ("盖聂", ["ge", "genie", "gn"]), ("朴树", ["piao", "piaoshu", "ps"]), ("区伟", ["ou", "ouwei", "ow"]),
        ("王曾", ["wang", "wangceng"]),
    ])
    func aNameIsTypedAsItIsRead(name: String, expected: [String]) {
        let fragments = SearchFragments.of(PersonalValue(kind: .name, text: name))
        for word in expected {
            #expect(fragments.contains(.init(kind: "word", text: word)), "\(name) \(word)")
        }
        #expect(!fragments.contains(.init(kind: "word", text: "dan")))
    }

    @Test func wordsAreFoundByHowTheyBegin() {
        let fragments = SearchFragments.of(PersonalValue(kind: .nick, text: "tb_123456小艾Shop"))
        let found = ["tb_", "tb1", "tb123", "tb_123", "tb123456", "123", "12345", "sho", "shop", "小艾"]
        for text in found.dropLast() { #expect(fragments.contains(.init(kind: "word", text: text)), "\(text)") }
        #expect(!fragments.contains(.init(kind: "word", text: "sh")))
        let long = SearchFragments.of(PersonalValue(kind: .name, text: "Wolfeschlegelstein"))
        #expect(long.contains(.init(kind: "word", text: "wolfeschlege")))
        #expect(!long.contains(.init(kind: "word", text: "wolfeschlegel")))
    }

    @Test(arguments: [PersonalKind.address, .buyerMessage, .merchantMemo])
    func freeTextIsNotSearched(_ kind: PersonalKind) {
        #expect(SearchFragments.of(PersonalValue(kind: kind, text: "王小明 13800138000")).isEmpty)
    }
}
