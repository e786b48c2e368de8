/// The names that a brand gives the eight classes. They resolve to codes when a segment is written.
package struct RFMLabels: Hashable, Sendable {
    /// Each label with the code it stands for.
    package let codes: [String: RFMCode]

    package init(_ codes: [String: RFMCode]) {
        self.codes = codes
    }

    /// 重要价值, 重要发展, 重要保持, 重要挽留 …
    package static let standard = RFMLabels(labels(["重要价值", "重要发展", "重要保持", "重要挽留", "一般价值", "一般发展", "一般保持", "一般挽留"]))
    /// 重要维护, 重要价值, 重要挽留, 重要留存 …
    package static let second = RFMLabels(labels(["重要维护", "重要价值", "重要挽留", "重要留存", "一般重要", "重要发展", "一般留存", "无价值"]))
    private static let english = labels([
        "champions", "big spenders, rare", "valued, fading", "valued, leaving", "frequent, small", "fresh, small",
        "frequent once, fading", "gone quiet",
    ])

    /// By the brand's own labels first, then by those of either set and the English ones.
    var spellings: [(RFMCode, Spelling)] {
        let byLabel = Self.english.merging(Self.second.codes) { $1 }.merging(Self.standard.codes) { $1 }
            .merging(codes) { $1 }
        return RFMCode.all.map { code in
            let labels = byLabel.filter { $0.value == code && !$0.key.isEmpty }.keys.sorted()
            let chinese = labels.filter { !$0.utf8.allSatisfy { $0 < 128 } }
            return (
                code,
                Spelling(english: [code.code] + labels.filter { !chinese.contains($0) }, chinese: [code.code] + chinese)
            )
        }
    }

    private static func labels(_ names: [String]) -> [String: RFMCode] {
        Dictionary(zip(names, RFMCode.all)) { first, _ in first }
    }
}
