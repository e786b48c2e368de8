/// Words that stand where nothing is known.
enum Placeholder {
    static func isPlaceholder(_ text: String) -> Bool {
        words.contains(FullWidth.narrowed(text).lowercased())
    }

    static func isPlaceholder(_ cell: Cell) -> Bool {
        cell.isEmpty || (cell.count <= 32 && isPlaceholder(cell.text))
    }

    private static let words: Set<String> = [
        "", "-", "--", "---", "—", "——", "–", "/", "\\", "?", "??", "无", "空", "暂无", "没有", "未知", "未填写", "null",
        "nil", "none", "nan", "n/a", "na", "#n/a", "undefined", "unknown", "(null)", "(none)", "(空)", "(blank)",
    ]
}
