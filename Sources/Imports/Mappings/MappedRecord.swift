import Shop

/// Reads the rows of mapped files in which every row stands alone.
enum MappedRecord {
    static func customer(_ row: Row, in context: ReadingContext) throws(RowProblem) -> StatedCustomer {
        let buyers = try row.buyers(in: context).compactMap { $0 }
        guard !buyers.isEmpty else {
            let place = context.columns.buyers.first?.column ?? 0
            throw RowProblem(
                column: context.columns.name(at: place), value: row.cell(at: place).shortText,
                CellFault(
                    "buyer.unusable", en: "names nobody: it is empty, masked or a placeholder",
                    zh: "不能标识客户：为空、已脱敏或是占位值"))
        }
        return StatedCustomer(buyers: buyers, personal: row.personal(in: context))
    }

    static func product(_ row: Row, in context: ReadingContext) throws(RowProblem) -> StatedProductRecord {
        let packSize = try row.quantity(.packSize, in: context)
        if let packSize, packSize <= 0 {
            throw row.problem(
                .packSize, in: context,
                CellFault("quantity.zero", en: "not above zero; a piece holds at least one unit", zh: "装量必须大于 0"))
        }
        return StatedProductRecord(
            product: try LineFacts.product(row, in: context), isConsumable: try isConsumable(row, in: context),
            packSize: packSize)
    }

    private static func isConsumable(_ row: Row, in context: ReadingContext) throws(RowProblem) -> Bool? {
        guard let word = row.text(.consumable, in: context) else { return nil }
        switch word.lowercased() {
        case "yes", "y", "true", "1", "是": return true
        case "no", "n", "false", "0", "否": return false
        default:
            throw row.problem(
                .consumable, in: context,
                CellFault("answer.unreadable", en: "neither yes nor no; write one of them", zh: "请填写“是”或“否”"))
        }
    }
}
