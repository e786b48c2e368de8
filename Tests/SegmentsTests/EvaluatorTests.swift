import Shop
import Testing

@testable import Segments

struct EvaluatorTests {
    /// Of the regular customer on 18 June 2025.
    @Test(arguments: [
        ("orders.count = 3", true), ("orders.count in last 365 days = 2", true), ("orders.count < 3", false),
        ("orders.days = 3", true), ("spent = 2300.05", true), ("spent within last 100 days > 1500", false),
        ("spent within last 101 days > 1500", true), ("spent of category \"瑜伽服\" = 500.05", true),
        ("spent through live \"小艾\" = 300", true), ("average_order = 766.68", true), ("pieces = 6", true),
        ("pieces of product \"B-200\" = 2", true), ("days_since_last_order = 10", true), ("cycle > 45.4", true),
        ("r = 5", true), ("f >= 5", false), ("reviews.count = 2", true), ("reviews.average = 3.5", true),
        ("reviews.lowest <= 2 within last 90 days", false), ("reviews.lowest <= 2 within last 91 days", true),
        ("birthday_month = 6", true), ("spent between 2300.05 and 2300.05", true),
        ("return_rate > 16%", true), ("return_rate > 16.7%", false), ("return_rate > 0 within last 30 days", false),
        ("bought", true), ("bought within last 10 days", false), ("bought within last 11 days", true),
        ("bought category \"瑜伽服\" older than 99 days", true), ("bought category \"瑜伽服\" older than 100 days", false),
        ("bought \"厚瑜伽垫\" exactly 2 times", true), ("bought from source shopify", false), ("returned", true),
        ("viewed category \"瑜伽垫\" at least 2 times within last 7 days", false),
        ("viewed category \"瑜伽垫\" at least 3 times within last 8 days", true), ("visited in store \"官网\" today", true),
        ("no interaction within 60 days", true), ("no interaction within 61 days", false),
        ("reviewed product \"A-100\"", true), ("not followed", true), ("bought at most 0 times", false),
        ("last_order older than 9 days", true), ("last_order older than 10 days", false),
        ("first_order through live \"小艾\"", true), ("last_order through live \"小艾\"", false),
        ("first_order before 2025-01-01", true), ("last_order on 10 days ago", true), ("last_order this month", true),
        ("last_order previous month", false), ("last_seen today", true), ("last_interaction known", true),
        ("became_member previous year", true), ("birthday within next 6 days", false),
        ("birthday within next 7 days", true), ("birthday this month", true), ("birthday today", false),
        ("due within 4 days", false), ("due within 5 days", true), ("due for \"瑜伽垫\" within 6 days", true),
        ("overdue", false), ("overdue for \"A-100\"", true), ("overdue for \"A-100\" by more than 3 days", false),
        ("rfm is 1x1", true), ("rfm is not 111", false), ("stage in (new, active)", true), ("value is high", true),
        ("churn is current", true), ("tag \"VIP\"", true), ("city is \"杭州\"", true), ("city is not \"上海\"", true),
        ("trait.skin is \"dry\"", true), ("trait.skin is not \"oily\"", true), ("trait.age > 30", true),
        ("trait.age is \"31\"", false), ("trait.joined within last 31 days", true), ("trait.open is true", true),
        ("trait.open known", true), ("store is \"官网\"", true), ("source in (jd, taobao)", true),
        ("consented to sms for marketing", true), ("consented to sms for service", false),
        ("consented to email", false), ("withdrew consent to email", true), ("in segment \"老客\"", true),
        ("everyone", true), ("nobody", false), ("tag \"a\" or tag \"VIP\"", true), ("tag \"a\" and tag \"VIP\"", false),
    ]) func eachClauseSaysWhatItMeans(_ text: String, _ holds: Bool) throws {
        let segment = try SegmentParser.parse(text)
        let evaluator = SegmentEvaluator(Persons.regular, on: Persons.figures)
        #expect(evaluator.holds(segment) == holds, "\(evaluator.why(segment))")
        #expect(evaluator.holds(.not(segment)) != holds)
    }

    /// Of somebody of whom nothing is known.
    @Test(arguments: [
        ("orders.count < 3", true), ("spent = 0", true), ("last_order older than 90 days", false),
        ("not last_order older than 90 days", true), ("average_order != 5", false), ("return_rate != 30%", false),
        ("return_rate <= 100%", false), ("days_since_last_order > 0", false), ("cycle != 1", false),
        ("rfm is not 111", false), ("not rfm is 111", true), ("stage is prospect", true), ("value is not high", false),
        ("city is not \"杭州\"", false), ("not city is \"杭州\"", true), ("trait.skin is not \"dry\"", false),
        ("tag is not \"VIP\"", true), ("birthday known", false), ("due within 30 days", false), ("not bought", true),
        ("first_order through live \"小艾\"", false), ("withdrew consent to sms", false), ("spent in top 100%", false),
    ]) func whatIsUndefinedIsFalse(_ text: String, _ holds: Bool) throws {
        let evaluator = SegmentEvaluator(Persons.stranger, on: Persons.figures)
        #expect(evaluator.holds(try SegmentParser.parse(text)) == holds)
    }

    @Test func relativeBoundsAreThoseOfTheDay() throws {
        let segment = try SegmentParser.parse(
            "spent > average and spent in top 20% within last 365 days and spent <= median")
        var figures = Persons.figures
        #expect(segment.thresholds.count == 3)
        #expect(!SegmentEvaluator(Persons.regular, on: figures).holds(segment))
        figures.thresholds = [
            Threshold(.average, of: .spent): try #require(Ratio(230_004, over: 100)),
            Threshold(.median, of: .spent): try #require(Ratio(230_005, over: 100)),
            Threshold(.top(Millionths(200_000)), of: .spent, period: .last(.days(365))): Ratio(2000),
        ]
        #expect(SegmentEvaluator(Persons.regular, on: figures).holds(segment))
    }

    @Test func aShopsRateDrawsAPersonsTowardsIt() throws {
        var figures = Persons.figures
        figures.shopOrders = 10
        figures.shopReturned = 5
        // (2 · 0.5 + 1) / (2 + 4)
        let segment = try SegmentParser.parse("return_rate between 33.3333% and 33.3334%")
        #expect(SegmentEvaluator(Persons.regular, on: figures).holds(segment))
    }

    @Test func factsOfLaterDaysAreNotKnownYet() throws {
        let figures = DayFigures(today: Persons.ago(50), currency: .cny)
        let evaluator = SegmentEvaluator(Persons.regular, on: figures)
        #expect(
            evaluator.holds(try SegmentParser.parse("orders.count = 2 and days_since_last_order = 50 and not visited")))
    }

    @Test func whyTakesTheQuestionApart() throws {
        let segment = try SegmentParser.parse("(spent > 2000 or tag \"a\") and not last_order older than 90 days")
        let why = SegmentEvaluator(Persons.regular, on: Persons.figures).why(segment)
        #expect(why.holds && why.parts.map(\.holds) == [true, true])
        #expect(why.parts[0].parts[0].text == Phrase(en: "spent > 2000", zh: "消费 > 2000"))
        #expect(why.parts[0].parts[0].facts == [Phrase(en: "spent: 2,300.05 CNY", zh: "消费：2,300.05 CNY")])
        #expect(why.parts[0].parts[1].facts == [Phrase(en: "tags: VIP", zh: "标签：VIP")])
        #expect(why.parts[1].parts[0].facts.map(\.english) == ["last_order 2025-06-08", "10 days ago"])
    }

    @Test(arguments: [
        ("viewed", ["3 times", "first on 2025-06-11", "last on 2025-06-12"]),
        ("viewed within last 3 days", ["not in the period; last on 2025-06-12"]), ("followed", ["never"]),
        ("return_rate > 1", ["return_rate: 16.7%"]), ("reviews.average > 1", ["reviews.average: 3.50"]),
        ("spent > average", ["spent: 2,300.05 CNY", "no bound stands for this day"]),
        (
            "first_order through live \"小艾\"",
            ["first_order 2024-05-14", "400 days ago", "store: 天猫旗舰店", "source: taobao", "live: 小艾", "products: 厚瑜伽垫"]
        ),
        ("birthday within next 7 days", ["birthday 2025-06-25"]), ("due within 3 days", ["due on 2025-06-23"]),
        ("stage is lost", ["stage: active"]), ("consented to email", ["email, marketing: withdrawn"]),
        ("city is \"x\"", ["city: 杭州"]), ("trait.joined known", ["joined: 2025-05-19"]),
        ("in segment (\"老客\", \"b\")", ["of these in: 老客"]),
    ]) func whyTellsTheFacts(_ text: String, _ facts: [String]) throws {
        let why = SegmentEvaluator(Persons.regular, on: Persons.figures).why(try SegmentParser.parse(text))
        #expect(why.facts.map(\.english) == facts)
        #expect(why.facts.allSatisfy { !$0.chinese.isEmpty })
    }
}
