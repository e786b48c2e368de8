import Insight
import Shop

/// RFM for programs.
struct RFMAnswer: Encodable {
    /// One of the eight classes, or a cell of scores, which has its code and customers alone.
    struct Class: Encodable {
        let rfm: String
        var label: String?
        var labelEnglish: String?
        let customers: Int
        var money: String?
    }

    struct Means: Encodable {
        let recency: Double
        let frequency: Double
        let money: Double
    }

    /// How many customers have each score, from 1 to 5.
    struct Scores: Encodable {
        let recency: [Int]
        let frequency: [Int]
        let money: [Int]

        private enum CodingKeys: String, CodingKey {
            case recency = "R"
            case frequency = "F"
            case money = "M"
        }

        init(_ counts: ScoreCounts) {
            recency = counts.recency
            frequency = counts.frequency
            money = counts.money
        }
    }

    let customers: Int
    let today: String
    let window: String
    let currency: String
    let money: String
    let means: Means?
    let purchases: Int
    let claimed: Int
    let scores: Scores?
    let classes: [Class]

    init(_ report: RFMReport, labels: LabelSet) {
        customers = report.figures.count
        today = report.question.today.description
        window = report.question.windowDays.map(String.init) ?? "all"
        currency = report.currency.code
        money = report.money.plain
        purchases = report.coverage.purchases
        claimed = report.coverage.claimed
        let minorPerUnit = Double(report.currency.minorPerUnit)
        means = report.means.map {
            Means(recency: $0.recencyDays, frequency: $0.frequency, money: $0.moneyMinor / minorPerUnit)
        }
        switch report.question.rule {
        case .mean, .median, .fixed:
            scores = nil
            classes = report.rows.map { row in
                let label = row.rfmClass.label(labels)
                return Class(
                    rfm: row.rfmClass.code, label: label.chinese, labelEnglish: label.english,
                    customers: row.customers, money: row.money.plain)
            }
        case .quintile:
            let counts = ScoreCounts(report.scores)
            scores = Scores(counts)
            classes = counts.cells.map { Class(rfm: $0.code, customers: $0.customers) }
        }
    }
}

/// How many customers have which scores.
struct ScoreCounts {
    /// From score 1 to 5.
    private(set) var recency = [Int](repeating: 0, count: 5)
    private(set) var frequency = [Int](repeating: 0, count: 5)
    private(set) var money = [Int](repeating: 0, count: 5)
    /// Those that occur, by code from 555 down.
    let cells: [(code: String, customers: Int)]

    init(_ scores: [RFMScores]) {
        var customers: [RFMScores: Int] = [:]
        for score in scores {
            recency[score.recency - 1] += 1
            frequency[score.frequency - 1] += 1
            money[score.money - 1] += 1
            customers[score, default: 0] += 1
        }
        cells = customers.map { ($0.key.code, $0.value) }.sorted { $0.0 > $1.0 }
    }
}
