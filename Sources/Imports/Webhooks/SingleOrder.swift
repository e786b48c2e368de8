import Shop

/// Reads an order that came by itself as the reader of a file's format does: so both state the same of it.
struct SingleOrder {
    let format: Format
    let options: ImportOptions

    /// - Parameter layout: how it becomes rows.
    func statements(of element: JSONValue, _ layout: ElementLayout) throws(WebhookFault) -> [Statement] {
        let (rows, fault) = layout.rows(of: element)
        if let fault { throw WebhookFault(.invalid, fault.problem.personal(true)) }
        return try statements(rows, header: layout.header)
    }

    func statements(_ rows: [[String]], header: [String]) throws(WebhookFault) -> [Statement] {
        let columns: Columns
        do throws(ImportFailure) {
            columns = try Columns(header, for: format)
        } catch {
            throw WebhookFault(.invalid)
        }
        let context = ReadingContext(
            format: format, columns: columns,
            clock: Clock(zone: format.zone ?? options.zone, order: format.dates, now: options.now),
            currency: format.currency ?? options.currency, unit: .element, delimiter: nil)
        var block = RowsInMemory()
        for row in rows { block.add(row, number: 1) }
        let found = block.interpretation(by: Interpreter(context: context))
        guard found.held.isEmpty, !found.statements.isEmpty else {
            throw WebhookFault(.invalid, found.held.lazy.compactMap(\.problem).first)
        }
        return found.statements
    }
}
