import Shop

@testable import Segments

/// Persons for the tests, told in a line.
enum Persons {
    static let today = day("2025-06-18")
    static let mat = ProductFact(code: "A-100", title: "厚瑜伽垫", category: "瑜伽垫")
    static let thin = ProductFact(code: "A-200", title: "薄瑜伽垫", category: "瑜伽垫")
    static let wear = ProductFact(code: "B-200", title: "瑜伽裤", category: "瑜伽服")

    static func day(_ text: String) -> BrandDay { BrandDay(text) ?? BrandDay(number: 0) }

    static func ago(_ days: Int) -> BrandDay { today.adding(days: -days) }

    static func order(
        _ daysAgo: Int, _ minor: Int64, _ product: ProductFact = mat, isPurchase: Bool = true, returned: Int? = nil,
        host: String? = nil
    ) -> OrderFact {
        OrderFact(
            day: ago(daysAgo), isPurchase: isPurchase, netMinor: minor, returnedOn: returned.map(ago), store: "天猫旗舰店",
            source: .taobao, host: host, lines: [LineFact(product, pieces: 2, netMinor: minor)])
    }

    static let figures = DayFigures(today: today, currency: .cny)

    static let stranger = PersonFacts()

    /// Three purchases 400, 100 and 10 days ago, the first through 小艾; one order refunded whole.
    static let regular: PersonFacts = {
        var person = PersonFacts()
        person.orders = [
            order(10, 150_000), order(100, 50_005, wear), order(400, 30_000, host: "小艾"),
            order(20, 0, isPurchase: false, returned: 15),
        ]
        person.behaviours = [
            BehaviourFact(.viewed, on: ago(6), product: mat, store: "天猫旗舰店", source: .taobao),
            BehaviourFact(.viewed, on: ago(7), count: 2, product: mat, store: "天猫旗舰店", source: .taobao),
            BehaviourFact(.visited, on: today, store: "官网", source: .shopify),
        ]
        person.reviews = [
            ReviewFact(on: ago(5), stars: 5, product: mat, store: "天猫旗舰店", source: .taobao),
            ReviewFact(on: ago(90), stars: 2, store: "天猫旗舰店", source: .taobao),
        ]
        person.interactions = [ago(60)]
        person.birthday = MonthDay(6, 25)
        person.memberSince = ago(400)
        person.tags = ["VIP"]
        person.traits = [
            "skin": .text("dry"), "age": .number(Millionths(31_000_000)), "joined": .date(ago(30)), "open": .flag(true),
        ]
        person.fields = [.city: "杭州"]
        person.stores = ["天猫旗舰店", "官网"]
        person.sources = [.taobao, .shopify]
        person.consents = [
            ConsentFact(.sms, for: .marketing), ConsentFact(.email, for: .marketing, isWithdrawn: true),
        ]
        person.segments = ["老客"]
        person.reckoned.rfm = RFMCode("111")
        person.reckoned.scores = [.r: 5, .f: 4, .m: 5]
        person.reckoned.stage = .active
        person.reckoned.value = .high
        person.reckoned.lapse = .current
        person.reckoned.cycle = Millionths(45_500_000)
        person.reckoned.due = today.adding(days: 5)
        person.reckoned.dueProducts = [
            DueFact(mat, on: today.adding(days: -3)), DueFact(thin, on: today.adding(days: 6)),
        ]
        return person
    }()
}
