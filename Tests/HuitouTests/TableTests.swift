import Shop
import Testing

@testable import huitou

struct TableTests {
    @Test(arguments: [("", 0), ("abc", 3), ("香薰", 4), ("ｗｉｄｅ", 8), ("e\u{301}", 1), ("🕯️", 2), ("a香b", 4), ("한국", 4)])
    func widthsAreThoseOfATerminal(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func columnsAlignWhateverTheScript() {
        var table = Table([.text("类别"), .number("客户")])
        table.add("重要价值", "7")
        table.add("abc", "1,234")
        #expect(table.aligned(bold: false) == "类别       客户\n重要价值      7\nabc       1,234\n")
    }

    @Test func csvQuotesAndDisarms() {
        var table = Table([.text("name"), .number("n")])
        table.add("a,\"b\"\n", "-5")
        table.add("=1+1", "2")
        table.add("＝cmd", "3")
        #expect(table.csv() == "name,n\r\n\"a,\"\"b\"\"\n\",-5\r\n'=1+1,2\r\n'＝cmd,3\r\n")
    }

    @Test func aNarrowTerminalBreaksTextsAndNothingElse() {
        var table = Table([.id("编号"), .text("商品"), .number("金额")])
        table.add("c_2bbqjw0wp1kny", "香薰蜡烛礼盒装大号（白茶与雪松，限量版）", "1,234.00")
        table.add("c_9gfpg8d4w5mxv", "short", "5.00")
        let narrow = table.aligned(bold: false, width: 45).split(separator: "\n")
        #expect(narrow.allSatisfy { DisplayWidth.of(String($0)) <= 45 }, "\(narrow)")
        #expect(narrow[1].hasPrefix("c_2bbqjw0wp1kny  香薰"))
        #expect(narrow[1].hasSuffix("1,234.00"))
        #expect(narrow.count > 3)
        let text = narrow.dropFirst().dropLast().joined().replacing(" ", with: "")
        #expect(text.contains("雪松") && text.contains("限量版）"))
        let wide = table.aligned(bold: false)
        #expect(wide.split(separator: "\n").count == 3)
        #expect(wide == table.aligned(bold: false, width: 200))
    }

    @Test func whatCannotGiveRoomStaysWhole() {
        var table = Table([.id("id"), .text("a")])
        table.add("c_2bbqjw0wp1kny", "四个汉字")
        #expect(table.aligned(bold: false, width: 10) == table.aligned(bold: false))
    }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("认识每一位顾客", 6, ["认识每", "一位顾", "客"]),
        ("顾客，回头", 4, ["顾", "客，", "回头"]), ("abcdefgh", 3, ["abc", "def", "gh"]), ("", 5, [""]),
        ("fits", 4, ["fits"]), ("SQLite 文件或", 9, ["SQLite 文", "件或"]),
    ]) func textBreaksBetweenWordsAndHanCharacters(text: String, columns: Int, lines: [String]) {
        #expect(Wrapping.lines(of: text, columns: columns) == lines)
    }

    @Test(arguments: [(0, "0 orders"), (1, "1 order"), (2, "2 orders"), (1_048, "1,048 orders")])
    func nounsAgreeWithTheirNumber(count: Int, text: String) {
        #expect(Figures.counted(count, "order") == text)
    }

    @Test func numbersAreGroupedAndRounded() {
        #expect(1_234_567.grouped == "1,234,567")
        #expect((-1000).grouped == "-1,000")
        #expect(999.grouped == "999")
        #expect(Figures.decimal(93.059474, digits: 2) == "93.06")
        #expect(Figures.decimal(0.005, digits: 2) == "0.01")
        #expect(Figures.decimal(-1.5, digits: 0) == "-2")
    }
}
