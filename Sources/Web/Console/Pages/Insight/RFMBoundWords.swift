import Insight
import Shop

/// Where the lines of RFM lie, in words, and how many are on each side.
struct RFMBoundWords {
    private let shell: Shell
    private let picture: RFMPicture

    init(_ shell: Shell, _ picture: RFMPicture) {
        self.shell = shell
        self.picture = picture
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    private var isByFifths: Bool { RFMLook.Rule(picture.question.rule) == .quintile }
    private var bounds: RFMThresholds.Bounds? { isByFifths ? picture.quintiles?.bounds : picture.thresholds?.bounds }

    /// The most whole days that are still lately.
    var latelyDays: Int {
        switch bounds {
        case .mean(let sums)?: Int(sums.means.recencyDays)
        case .median(let medians)?: Int(medians.doubledRecencyDays / 2)
        case .fixed(let fixed)?: fixed.recencyDays
        case .quintile?, nil: 0
        }
    }

    /// What to begin with where somebody types bounds: those that give the classes that are shown.
    var typed: (recency: String, frequency: String, money: String) {
        let currency = picture.money.currency
        func money(_ minor: Int64) -> String { Money(minor: minor, currency).plain }
        switch bounds {
        case .mean(let sums)?:
            let means = sums.means
            return (
                String(latelyDays), String(Int(means.frequency) + 1),
                money(max(0, Int64(means.moneyMinor.rounded(.down)) + 1))
            )
        case .median(let medians)?:
            return (
                String(latelyDays), String(Int(medians.doubledFrequency / 2) + 1),
                money(max(0, Int64(clamping: medians.doubledMoneyMinor / 2) + 1))
            )
        case .fixed(let fixed)?: return (String(fixed.recencyDays), String(fixed.frequency), money(fixed.moneyMinor))
        case .quintile?, nil: return ("", "", "")
        }
    }

    var formula: PageValues {
        .formula(words(isByFifths ? "rfm.fifthsFormula" : "rfm.boundsFormula"))
    }

    /// R, F and M.
    var lines: [PageValues] {
        guard let texts else { return [] }
        let good = counts
        return [
            line("R", words("rfm.r"), texts.recency, good.recency),
            line(
                "F", words(picture.question.frequency == .days ? "rfm.fDays" : "rfm.f"), texts.frequency,
                good.frequency),
            line("M", words(moneyWord), texts.money, good.money),
        ]
    }

    private var moneyWord: String {
        switch (picture.question.measure, picture.question.money) {
        case (.averageOrderValue, _): "rfm.mAverage"
        case (.total, .gross): "rfm.mGross"
        case (.total, .net): "rfm.m"
        }
    }

    private func line(_ letter: String, _ label: String, _ bound: String, _ good: Int) -> PageValues {
        let all = picture.customers
        return [
            "letter": letter, "label": label, "bound": bound, "good": written.count(good),
            "percent": Written.decimal(all == 0 ? 0 : 100 * Double(good) / Double(all), digits: 1),
            "notGood": written.count(all - good),
        ]
    }

    /// How many are good; by fifths: of the best fifth.
    private var counts: (recency: Int, frequency: Int, money: Int) {
        func sum(_ isGood: (RFMClass) -> Bool) -> Int {
            picture.classes.reduce(0) { $0 + (isGood($1.rfmClass) ? $1.customers.part : 0) }
        }
        func best(_ cells: [RFMPicture.Cell], _ score: (RFMPicture.Cell) -> Int) -> Int {
            cells.reduce(0) { $0 + (score($1) == 5 ? $1.customers : 0) }
        }
        guard isByFifths else { return (sum(\.isRecent), sum(\.isFrequent), sum(\.isSpending)) }
        return (
            best(picture.byFrequency, \.recency), best(picture.byFrequency, \.other), best(picture.byMoney, \.other)
        )
    }

    private var texts: (recency: String, frequency: String, money: String)? {
        func days(_ number: String) -> String {
            words("rfm.atMost", ["bound": words("cycles.inDays", ["count": number])])
        }
        func above(_ bound: String) -> String { words("rfm.above", ["bound": bound]) }
        func money(_ minor: Int64) -> String { written.money(Money(minor: minor, picture.money.currency)) }
        switch bounds {
        case .mean(let sums)?:
            let means = sums.means
            return (
                days(Written.decimal(means.recencyDays, digits: 1)),
                above(Written.decimal(means.frequency, digits: 2)), above(money(Int64(means.moneyMinor.rounded())))
            )
        case .median(let medians)?:
            return (
                days(Written.decimal(Double(medians.doubledRecencyDays) / 2, digits: 1)),
                above(Written.decimal(Double(medians.doubledFrequency) / 2, digits: 1)),
                above(money(Int64(clamping: medians.doubledMoneyMinor / 2)))
            )
        case .fixed(let fixed)?:
            return (
                days(String(fixed.recencyDays)), words("rfm.atLeast", ["bound": String(fixed.frequency)]),
                words("rfm.atLeast", ["bound": money(fixed.moneyMinor)])
            )
        case .quintile(let fifths)?:
            guard let recency = fifths.recencyDays.last, let frequency = fifths.frequency.last,
                let minor = fifths.moneyMinor.last
            else { return nil }
            return (days(String(recency - 1)), above(String(frequency)), above(money(minor)))
        case nil: return nil
        }
    }
}
