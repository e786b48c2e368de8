import Customers
import Shop
import Testing

struct MaskTests {
    @Test(
        arguments: [
            (.phone, "13800138000", "138****8000"), (.phone, "+8613800138000", "+86****8000"),
            (.phone, "88886666", "****66"), (.phone, "1234", "****4"), (.phone, "", "****"),
            (.email, "lin.wang@example.com", "l***@example.com"), (.email, "l@example.com", "***@example.com"),
            (.email, "no address", "***"), (.email, "@example.com", "***@example.com"),
            (.name, "王小明", "王**"), (.name, "", "**"),
            (.nick, "tb_candle88", "t***8"), (.nick, "ab", "***"), (.account, "17850", "1***0"),
            (.memberCard, "M1", "***"),
            (.address, "浙江省杭州市西湖区文三路1号", "浙江省杭州市***"),
            (.buyerMessage, "请放门卫", "***"), (.merchantMemo, "老客户", "***"),
        ] as [(PersonalKind, String, String)])
    func eachKindShowsALittle(kind: PersonalKind, text: String, shown: String) {
        #expect(Mask.shown(PersonalValue(kind: kind, text: text)) == shown)
    }

    @Test(arguments: PersonalKind.allCases)
    func nothingIsShownWhole(_ kind: PersonalKind) {
        for text in ["ab", "12345678", "13800138000", "lin@example.com", "浙江省杭州市西湖区"] {
            #expect(!Mask.shown(PersonalValue(kind: kind, text: text)).contains(text))
        }
    }
}
