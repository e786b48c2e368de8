/// 旗: the colours that shops mark orders with.
package enum OrderFlag: String, Sendable, CaseIterable, Codable {
    case red, yellow, green, blue, purple, grey

    /// Reads `红`, `红旗`, `红色`, `red`; nil for anything else, no flag among it.
    package init?(text: String) {
        let word = text.trimmingPrefix { $0.isWhitespace }.lowercased()
        let flag = Self.allCases.first { flag in
            [
                flag.name.chinese, flag.name.chinese + "色", flag.name.chinese + "旗", flag.name.chinese + "色旗",
                flag.rawValue,
            ]
            .contains(word)
        }
        guard let flag else { return nil }
        self = flag
    }

    package var name: Phrase {
        switch self {
        case .red: Phrase(en: "red", zh: "红")
        case .yellow: Phrase(en: "yellow", zh: "黄")
        case .green: Phrase(en: "green", zh: "绿")
        case .blue: Phrase(en: "blue", zh: "蓝")
        case .purple: Phrase(en: "purple", zh: "紫")
        case .grey: Phrase(en: "grey", zh: "灰")
        }
    }
}
