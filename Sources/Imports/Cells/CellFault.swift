import Shop

/// Why a cell does not hold what its column should, before row and column are known.
struct CellFault: Error, Sendable {
    let code: String
    let reason: Phrase

    init(_ code: String, en english: String, zh chinese: String) {
        self.code = code
        reason = Phrase(en: english, zh: chinese)
    }

    static let empty = CellFault("cell.empty", en: "empty; fill it in", zh: "为空，请填写")

    /// A word that the format does not know.
    static let unknownStatus = CellFault(
        "status.unknown", en: "an unknown state; correct it, or name it in a mapping", zh: "未知的状态，请更正或在映射文件中说明")
}
