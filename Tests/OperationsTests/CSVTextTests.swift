import Testing

@testable import Operations

struct CSVTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("-12.5", "-12.5"), ("=1+1", "'=1+1"), ("-1+1", "'-1+1"), (" =1", "' =1"),
        ("\u{FEFF}=1", "'\u{FEFF}=1"), ("\u{200B}@x", "'\u{200B}@x"), ("\u{A0}+x", "'\u{A0}+x"), ("＝1", "'＝1"),
        ("=\u{301}1", "'=\u{301}1"), ("\tx", "'\tx"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
        ("a,\u{301}b", "\"a,\u{301}b\""), ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("a\r\nb", "\"a\r\nb\""),
        ("\r\n=1", "\"'\r\n=1\""), ("客户", "客户"), ("", ""),
    ])
    func aCellStaysOneAndRunsNothing(_ cell: String, _ written: String) {
        #expect(Array(CSVText.line([cell, "x"]).utf8) == Array((written + ",x\r\n").utf8))
    }
}
