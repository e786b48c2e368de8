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

    @Test func numbersAreGroupedAndRounded() {
        #expect(Figures.grouped(1_234_567) == "1,234,567")
        #expect(Figures.grouped(-1000) == "-1,000")
        #expect(Figures.decimal(93.059474, digits: 2) == "93.06")
        #expect(Figures.decimal(0.005, digits: 2) == "0.01")
        #expect(Figures.decimal(-1.5, digits: 0) == "-2")
    }
}
