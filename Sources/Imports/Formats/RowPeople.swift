import Shop

/// Who a row speaks of.
extension Row {
    /// One entry per buyer column of the file, in order of preference; nil where the cell names nobody.
    func buyers(in context: ReadingContext) throws(RowProblem) -> [BuyerKey?] {
        var keys: [BuyerKey?] = []
        for (kind, place) in context.columns.buyers {
            let cell = cell(at: place)
            do throws(CellFault) {
                keys.append(try IdentifierText.read(cell).flatMap { UsableKey.buyer(kind, $0) })
            } catch {
                throw RowProblem(column: context.columns.name(at: place), value: cell.shortText, error)
            }
        }
        return keys
    }

    /// Everything personal that the row tells, without what is masked or stands for nothing.
    func personal(in context: ReadingContext) -> [PersonalValue] {
        var values: [PersonalValue] = []
        for columns in context.format.personal {
            let text = columns.fields.lazy.compactMap { self.text($0, in: context) }
                .first { !UsableKey.isHidden($0) && !Placeholder.isPlaceholder($0) }
            guard let text else { continue }
            let value = PersonalValue(kind: columns.kind, text: text)
            if !values.contains(value) { values.append(value) }
        }
        return values
    }
}
