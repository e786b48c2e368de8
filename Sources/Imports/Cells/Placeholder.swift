/// Words that stand where nothing is known.
enum Placeholder {
    static func isPlaceholder(_ text: String) -> Bool {
        text.utf8.count <= longestBytes && words.contains(FullWidth.narrowed(text).lowercased())
    }

    static func isPlaceholder(_ cell: Cell) -> Bool {
        cell.isEmpty || (cell.count <= longestBytes && isPlaceholder(cell.text))
    }

    /// No word below is longer, even in full width.
    private static let longestBytes = 32

    private static let words: Set<String> = [
        "", "-", "--", "---", "—", "——", "–", "/", "\\", "?", "??", "无", "空", "暂无", "没有", "未知", "未填写", "null",
        "nil", "none", "nan", "n/a", "na", "#n/a", "undefined", "unknown", "(null)", "(none)", "(空)", "(blank)",
    ]
}
