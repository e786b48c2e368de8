import Foundation
import Insight
import Segments
import Shop

/// Segments that say something of a random brand, and ways to join them.
enum RandomQuestions {
    static let stores = [
        Store(id: ID(1), brand: RandomBrand.brand.id, name: "天猫旗舰店", platform: .taobao),
        Store(id: ID(2), brand: RandomBrand.brand.id, name: "官网", platform: .shopify),
    ]

    static let clauses = [
        "orders.count >= 3", "orders.count = 0", "orders.count between 1 and 2", "orders.days > 2 within last 365 days",
        "spent > 300", "spent > 200 within last 180 days", "spent < 0", "spent.gross >= 250.5", "spent > average",
        "spent in top 20%", "spent in bottom 35%", "orders.count > median", "average_order > 150",
        "average_order < average within last 365 days", "pieces > 6", "return_rate > 10%", "return_rate < average",
        "days_since_last_order <= 30", "cycle < 30", "r >= 4", "f <= 2", "m = 5", "reviews.count > 0",
        "reviews.average < 4", "reviews.lowest <= 2", "last_order older than 90 days", "last_order within last 60 days",
        "first_order within last 1 year", "first_order through live \"小艾\"", "last_order through live \"阿宁\"",
        "first_order in store \"官网\"", "first_seen within last 300 days", "last_seen older than 30 days",
        "last_review within last 1 year", "birthday within next 7 days", "stage is dormant",
        "stage in (active, new, prospect)", "value is high", "value is not potential", "rfm is 111", "rfm is 0x1",
        "rfm is not 000", "churn is long", "due within 14 days", "due for \"wipes\" within 30 days",
        "overdue for category \"care\"", "overdue", "bought", "bought within last 60 days",
        "bought category \"care\" at least 2 times", "bought category \"light\" within 200 days",
        "bought product \"wipes-1\" exactly 1 time", "bought product \"candle\" through live \"小艾\"",
        "bought in store \"官网\" at most 1 time", "bought category \"home\" before 2025-01-01", "returned",
        "returned category \"care\"", "returned at least 2 times within last 2 years", "added", "removed",
        "added product \"wipes-1\" within last 1 year", "not viewed within last 30 days", "reviewed product \"lamp-1\"",
        "not interacted within last 30 days", "tag \"VIP\"", "city is \"杭州\"", "store is \"官网\"", "source is taobao",
        "not source is shopify", "in segment \"buyers\"", "not in segment \"careful\"",
        "consented to sms for marketing",
        "orders.count category \"care\" > 1", "spent category \"light\" > 100 within last 2 years",
        "tag is not \"VIP\"", "tag in (\"企业客户\", \"cafe\\u{301}\")", "tag \"none\"", "city in (\"杭州\", \"上海\")",
        "city is not \"杭州\"", "gender is \"女\"", "trait.skin is \"dry\"", "trait.skin is not \"dry\"",
        "trait.skin known", "trait.age >= 20", "trait.age between 5 and 30", "trait.news is true",
        "trait.joined within last 1 year", "trait.joined after 2024-03-01", "birthday_month = 2",
        "birthday_month between 8 and 12", "birthday_month > average", "birthday_month in top 30%",
        "birthday within next 30 days", "birthday within last 10 days", "birthday this month", "birthday known",
        "became_member within last 1 year", "became_member before 2024-01-01", "became_member known",
        "withdrew consent to sms", "withdrew consent to email for service", "consented to email",
        "interacted at least 2 times", "interacted within last 90 days", "interacted at most 1 time within last 1 year",
        "interacted exactly 0 times", "last_interaction older than 60 days", "last_interaction known",
        "no interaction within 60 days", "everyone", "nobody",
    ]

    static let definitions: [String: Segment] = [
        "buyers": parsed("orders.count > 0"), "careful": parsed("in segment \"buyers\" and spent < median"),
    ].compactMapValues { $0 }

    /// Nil for what is no segment.
    static func parsed(_ text: String) -> Segment? {
        try? SegmentParser.parse(text)
    }

    /// A few clauses joined.
    static func joined(_ random: inout SplitMix, depth: Int = 3) -> Segment {
        let known = clauses.compactMap(parsed)
        guard depth > 0, random.chance(3, of: 4) else { return known[random.below(known.count)] }
        let parts = (0...(1 + random.below(2))).map { _ in joined(&random, depth: depth - 1) }
        switch random.below(5) {
        case 0: return .not(parts[0])
        case 1, 2: return .any(parts)
        default: return .all(parts)
        }
    }

    static func question(
        _ segment: Segment, on day: BrandDay, _ settings: FigureSettings, standing: StandingFigures? = nil
    ) -> SegmentQuestion {
        SegmentQuestion(
            segment, definitions: definitions, stores: stores,
            rfm: RFMQuestion(today: day, countsFreight: settings.countsFreight), settings: settings,
            standing: standing)
    }
}
