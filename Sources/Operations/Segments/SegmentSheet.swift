import Insight
package import Shop

/// Everybody in a segment as a sheet, in one language: what lists that are carried away look like, whoever writes them.
package struct SegmentSheet: Sendable {
    private let answer: ExportSegment.Answer
    private let language: Language
    private let kinds: [PersonalKind]

    package init(_ answer: ExportSegment.Answer, in language: Language) {
        self.answer = answer
        self.language = language
        kinds = answer.isUnmasked ? [.phone, .email, .address] : []
    }

    package var titles: [String] {
        let words = [
            Phrase(en: "customer", zh: "客户"), Phrase(en: "name", zh: "名称"), Phrase(en: "stage", zh: "生命周期"),
            Phrase(en: "RFM", zh: "RFM"), Phrase(en: "class", zh: "类别"), Phrase(en: "purchases", zh: "购买次数"),
            Phrase(en: "spent", zh: "净消费"), Phrase(en: "currency", zh: "货币"), Phrase(en: "first order", zh: "首次购买"),
            Phrase(en: "last order", zh: "最近购买"),
        ]
        return (words + kinds.map { $0.name }).map { $0(in: language) }
    }

    /// One cell for each title.
    package func cells(of row: ExportSegment.Row) -> [String] {
        [
            row.line.customer, Self.names(of: row), row.stage.name(in: language), row.rfmClass?.code ?? "",
            row.rfmClass.map { $0.label(answer.labels)(in: language) } ?? "", String(row.purchases), row.spent.plain,
            row.spent.currency.code, row.firstOrder?.description ?? "", row.lastOrder?.description ?? "",
        ]
            + kinds.map { kind in row.revealed.filter { $0.kind == kind }.map(\.text).joined(separator: "; ") }
    }

    /// As they are where that was asked for, else masked.
    private static func names(of row: ExportSegment.Row) -> String {
        let names = row.revealed.filter { $0.kind == .name }.map(\.text)
        return names.isEmpty ? row.line.name ?? "" : names.joined(separator: "; ")
    }
}
