package import Shop

extension RFMMark {
    /// All that a rule may give, ascending.
    package static func all(of rule: RFMRule) -> [RFMMark] {
        switch rule {
        case .mean, .median, .fixed: RFMClass.all.map(RFMMark.rfmClass).sorted()
        case .quintile:
            (0..<125).map { .scores(RFMScores(recency: $0 / 25 + 1, frequency: $0 / 5 % 5 + 1, money: $0 % 5 + 1)) }
        }
    }

    /// Where it stands among all that its rule may give.
    var place: Int {
        switch self {
        case .rfmClass(let own): own.place
        case .scores(let own): 25 * (own.recency - 1) + 5 * (own.frequency - 1) + own.money - 1
        }
    }
}

extension RFMClass {
    /// 0 for `000` to 7 for `111`.
    var place: Int { (isRecent ? 4 : 0) + (isFrequent ? 2 : 0) + (isSpending ? 1 : 0) }
}
