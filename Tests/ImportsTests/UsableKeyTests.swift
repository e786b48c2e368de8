import Shop
import Testing

@testable import Imports

struct UsableKeyTests {
    @Test(arguments: [
        "小**明", "t***1", "##abc==", "$$cipher", "~xyz", "＊＊", "—", "-", "无", "null", "None", "N/A", "匿名", "匿名买家", "0",
        "000", "", "ｎｕｌｌ",
    ]) func masksAndPlaceholdersAreNobody(text: String) {
        for kind in IdentityKind.allCases { #expect(UsableKey.buyer(kind, text) == nil) }
    }

    @Test(arguments: [
        ("13912345678", "13912345678"), ("+86 139-1234-5678", "13912345678"), ("8613912345678", "13912345678"),
        ("0571-88886666", "057188886666"), ("+1 (555) 123-4567", "+15551234567"), ("１３９１２３４５６７８", "13912345678"),
    ]) func phonesAreBroughtIntoOneForm(text: String, plain: String) {
        #expect(UsableKey.buyer(.phone, text) == BuyerKey(kind: .phone, value: plain))
    }

    @Test(arguments: [
        "13800138000", "11111111111", "12345", "139****5678", "13912345678-1234", "13912345678转12", "1234567890123456",
        "13000000000", "phone",
    ]) func otherPhonesAreNobody(text: String) {
        #expect(UsableKey.buyer(.phone, text) == nil)
    }

    @Test func emailsAreComparedInLowerCase() {
        #expect(
            UsableKey.buyer(.email, "Ann.Lee@Shop.Example") == BuyerKey(kind: .email, value: "ann.lee@shop.example"))
        for text in ["ann", "@shop.example", "ann@", "a@b@c.d", "a n@shop.example", "ann@localhost"] {
            #expect(UsableKey.buyer(.email, text) == nil)
        }
    }

    @Test func otherNamesAreKeptAsTheyAre() {
        #expect(UsableKey.buyer(.nick, "小明-2020") == BuyerKey(kind: .nick, value: "小明-2020"))
        #expect(UsableKey.buyer(.account, "17850") == BuyerKey(kind: .account, value: "17850"))
        #expect(UsableKey.buyer(.nick, String(repeating: "x", count: 300)) == nil)
    }
}
