import Shop

/// The fields of a row, read by what they mean. An empty cell and a missing column are nil; a cell that does not hold what
/// it should throws the row's problem.
extension Row {
    /// The first thing wrong with the row as a whole; nil when its cells fit the header.
    func misfit(in context: ReadingContext) -> RowProblem? {
        let columns = context.columns
        if isTall, count >= columns.width, isTorn || hasSwallowedRows(in: context) {
            let fault = CellFault(
                "quote.stray",
                en: "a quoted cell seems to have swallowed the rows that follow; remove the quote that does not belong "
                    + "there, or the line ends inside the cell",
                zh: "某个带引号的单元格似乎吞并了后面的行；请删除多余的引号，或去掉单元格内的换行")
            return RowProblem(column: nil, value: "", fault)
        }
        if count < columns.width {
            let fault = CellFault(
                "cells.too_few",
                en: "the row has \(count) cells, the header \(columns.width); fill in the missing ones",
                zh: "该行有 \(count) 个单元格，而表头有 \(columns.width) 列，请补齐")
            return RowProblem(column: nil, value: "", fault)
        }
        for place in columns.total..<max(count, columns.total) where !cell(at: place).isEmpty {
            let fault = CellFault(
                "cells.too_many",
                en: "the row has \(count) cells, the header \(columns.total); put quotes round cells that hold commas",
                zh: "该行有 \(count) 个单元格，而表头有 \(columns.total) 列；含逗号的单元格请加引号")
            return RowProblem(column: nil, value: cell(at: place).shortText, fault)
        }
        if columns.isErrorsFile {
            for place in 0..<columns.width where cell(at: place).text == ErrorsFile.missingCell {
                let fault = CellFault(
                    "cells.too_few", en: "this cell was missing; fill it in, or empty it if nothing belongs there",
                    zh: "该单元格原先缺失，请填写；若本应为空请清空")
                return RowProblem(column: columns.name(at: place), value: ErrorsFile.missingCell, fault)
            }
        }
        return nil
    }

    func text(_ field: Field, in context: ReadingContext) -> String? {
        if let places = context.columns.joinedPlaces(of: field) {
            let parts = places.map { self.cell(at: $0) }.filter { !$0.isEmpty }.map(\.text)
            return parts.isEmpty ? nil : parts.joined(separator: " ")
        }
        let cell = cell(field, in: context)
        return cell.isEmpty ? nil : cell.text
    }

    func identifier(_ field: Field, in context: ReadingContext) throws(RowProblem) -> String? {
        try read(field, in: context) { (cell) throws(CellFault) in try IdentifierText.read(cell) }
    }

    func moment(_ field: Field, in context: ReadingContext) throws(RowProblem) -> Instant? {
        try read(field, in: context) { (cell) throws(CellFault) in try context.clock.moment(cell) }
    }

    func quantity(_ field: Field, in context: ReadingContext) throws(RowProblem) -> Int64? {
        try read(field, in: context) { (cell) throws(CellFault) in try QuantityText.read(cell) }
    }

    /// A price or amount, zero or above.
    func amount(_ field: Field, in context: ReadingContext) throws(RowProblem) -> Millionths? {
        guard let amount = try signedAmount(field, in: context) else { return nil }
        guard amount >= .zero else {
            throw problem(
                field, in: context,
                CellFault("amount.negative", en: "negative; write an amount of 0 or above", zh: "金额为负，请填写不小于 0 的金额"))
        }
        return amount
    }

    /// The price of one piece. Bounded, as quantities are, so that no sum of lines can overflow.
    func unitPrice(in context: ReadingContext) throws(RowProblem) -> Millionths? {
        guard let price = try amount(.unitPrice, in: context) else { return nil }
        guard price.raw <= 1_000_000_000_000_000 else {
            throw problem(
                .unitPrice, in: context,
                CellFault(
                    "price.too_large", en: "more than a thousand million for one piece; correct the price",
                    zh: "单价超过十亿，请更正"))
        }
        return price
    }

    func signedAmount(_ field: Field, in context: ReadingContext) throws(RowProblem) -> Millionths? {
        try read(field, in: context) { (cell) throws(CellFault) in try AmountText.read(cell) }
    }

    /// An amount in minor units, zero or above.
    func minor(_ field: Field, _ currency: Currency, in context: ReadingContext) throws(RowProblem) -> Int64? {
        try amount(field, in: context)?.rounded(to: currency)
    }

    /// The currency of the row: its column's where the cell is not empty.
    func currency(in context: ReadingContext) throws(RowProblem) -> Currency {
        let cell = cell(.currency, in: context)
        if cell.isEmpty { return context.currency }
        guard let currency = Currency(cell.text) else {
            throw problem(
                .currency, in: context,
                CellFault(
                    "currency.unknown", en: "no currency of ISO 4217; write one such as CNY",
                    zh: "不是 ISO 4217 货币代码，请写成 CNY 这样的代码"))
        }
        return currency
    }

    /// What a required cell holds, or the problem that it is empty.
    func required<Value>(_ value: Value?, _ field: Field, in context: ReadingContext) throws(RowProblem) -> Value {
        guard let value else {
            throw problem(field, in: context, .empty)
        }
        return value
    }

    func problem(_ field: Field, in context: ReadingContext, _ fault: CellFault) -> RowProblem {
        RowProblem(column: context.columns.name(of: field), value: cell(field, in: context).shortText, fault)
    }

    private func read<Value>(
        _ field: Field, in context: ReadingContext, _ reading: (Cell) throws(CellFault) -> Value?
    ) throws(RowProblem) -> Value? {
        do throws(CellFault) {
            return try reading(cell(field, in: context))
        } catch {
            throw problem(field, in: context, error)
        }
    }
}
