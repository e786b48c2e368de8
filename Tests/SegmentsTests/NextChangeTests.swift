import Shop
import Testing

@testable import Segments

struct NextChangeTests {
    private static let names = ["A-100", "瑜伽垫", "天猫旗舰店", "小艾", "VIP"]

    /// Day by day over a year and more: no answer changes before the day that was foretold.
    @Test(arguments: 0..<6) func noChangeComesBeforeItIsForetold(_ seed: Int) {
        var random = RandomSegments(UInt64(seed), names: Self.names)
        for _ in 0..<60 {
            let person = person(&random)
            let segment = random.segment(depth: 2)
            let start = Persons.today
            var answer = holds(segment, person, start, &random)
            var next = evaluator(person, start).nextChange(segment)
            for offset in 1...450 {
                let day = start.adding(days: offset)
                if let foretold = next, foretold <= day {
                    answer = holds(segment, person, day, &random)
                    next = evaluator(person, day).nextChange(segment)
                    #expect(next.map { $0 > day } ?? true)
                } else {
                    let now = holds(segment, person, day, &random)
                    #expect(now == answer, "\(segment.text()) on \(day), foretold \(next?.description ?? "never")")
                    guard now == answer else { break }
                }
            }
            if !segment.changesWithTime, person.isPast(start) { #expect(next == nil, "\(segment.text())") }
        }
    }

    @Test(
        arguments: [
            ("last_order older than 90 days", "2025-09-07"), ("bought within last 30 days", "2025-07-08"),
            ("bought within last 1 month", "2025-07-08"), ("bought this month", "2025-07-01"),
            ("birthday within next 7 days", "2025-06-26"), ("birthday within next 3 days", "2025-06-22"),
            ("days_since_last_order > 20", "2025-06-28"), ("orders.count > 2", nil), ("tag \"VIP\"", nil),
            ("stage is active", "2025-06-19"), ("in segment \"a\"", "2025-06-19"), ("spent > average", "2025-06-19"),
            ("bought after 2025-01-01", nil), ("bought before today", nil),
            ("tag \"VIP\" and (bought within last 30 days or last_order older than 90 days)", "2025-07-08"),
        ] as [(String, String?)]) func theNextDayIsExactWhereItCanBe(_ text: String, _ day: String?) throws
    {
        let next = evaluator(Persons.regular, Persons.today).nextChange(try SegmentParser.parse(text))
        #expect(next?.description == day)
    }

    @Test func daysOfPeriodsAreAsWritten() throws {
        let leap = Persons.day("2024-03-31")
        func days(_ text: String, asked: BrandDay = Persons.today) throws -> String {
            guard case .clause(.happening(let happening)) = try SegmentParser.parse("bought \(text)") else { return "" }
            let days = DaysOfPeriod(happening.period, asked: asked)
            return "\(days.first?.description ?? "…")–\(days.last?.description ?? "…")"
        }
        #expect(try days("within last 1 day") == "2025-06-18–2025-06-18")
        #expect(try days("within last 2 weeks") == "2025-06-05–2025-06-18")
        #expect(try days("within last 1 month", asked: leap) == "2024-03-01–2024-03-31")
        #expect(try days("older than 1 month", asked: leap) == "…–2024-02-28")
        #expect(try days("older than 1 year", asked: Persons.day("2024-02-29")) == "…–2023-02-27")
        #expect(try days("this week") == "2025-06-16–2025-06-22")
        #expect(try days("previous week") == "2025-06-09–2025-06-15")
        #expect(try days("this month") == "2025-06-01–2025-06-30")
        #expect(try days("previous month") == "2025-05-01–2025-05-31")
        #expect(try days("previous year") == "2024-01-01–2024-12-31")
        #expect(try days("before 2025-01-01") == "…–2024-12-31")
        #expect(try days("after 3 days ago") == "2025-06-16–…")
        #expect(try days("since 3 days ago") == "2025-06-15–…")
    }

    // MARK: Random persons

    private func evaluator(_ person: PersonFacts, _ day: BrandDay) -> SegmentEvaluator {
        SegmentEvaluator(person, on: DayFigures(today: day, currency: .cny))
    }

    /// The answer on a day whose figures are drawn anew, as they are reckoned each day.
    private func holds(
        _ segment: Segment, _ person: PersonFacts, _ day: BrandDay, _ random: inout RandomSegments
    ) -> Bool {
        var person = person
        var figures = DayFigures(today: day, currency: .cny)
        if !person.orders.isEmpty {
            person.reckoned.rfm = random.one(RFMCode.all)
            person.reckoned.stage = random.one(Stage.allCases)
            person.reckoned.value = random.one(ValueTier.allCases)
            person.reckoned.lapse = random.one(Lapse.allCases)
            person.reckoned.cycle = Millionths(Int64(random.pick(1...60)) * 1_000_000)
            person.reckoned.scores = [.r: random.pick(1...5), .f: random.pick(1...5), .m: random.pick(1...5)]
            person.reckoned.due = day.adding(days: random.pick(-20...20))
        }
        figures.shopOrders = random.pick(0...10)
        figures.shopReturned = random.pick(0...figures.shopOrders)
        for threshold in segment.thresholds { figures.thresholds[threshold] = Ratio(random.pick(0...50)) }
        if segment.clauses.contains(where: { if case .segment = $0 { true } else { false } }) {
            person.segments = Set(random.some(Self.names))
        }
        return SegmentEvaluator(person, on: figures).holds(segment)
    }

    private func person(_ random: inout RandomSegments) -> PersonFacts {
        var person = PersonFacts()
        let latest = random.chance(20) ? 30 : 0
        person.orders = (0..<random.pick(0...4)).map { _ in
            Persons.order(
                random.pick(-latest...500), Int64(random.pick(0...9999)), random.one([Persons.mat, Persons.wear]),
                isPurchase: random.chance(85), returned: random.chance(30) ? random.pick(-latest...100) : nil,
                host: random.chance(30) ? "小艾" : nil)
        }
        person.behaviours = (0..<random.pick(0...4)).map { _ in
            BehaviourFact(
                random.one(BehaviourKind.allCases), on: Persons.ago(random.pick(-latest...500)),
                product: random.chance(60) ? Persons.mat : nil, store: "天猫旗舰店", source: .taobao)
        }
        person.reviews = (0..<random.pick(0...2)).map { _ in
            ReviewFact(on: Persons.ago(random.pick(0...200)), stars: random.pick(1...5), store: "VIP", source: .jd)
        }
        person.interactions = (0..<random.pick(0...2)).map { _ in Persons.ago(random.pick(0...200)) }
        person.memberSince = random.chance(50) ? Persons.ago(random.pick(0...500)) : nil
        person.birthday = random.one([nil, MonthDay(2, 29), MonthDay(random.pick(1...12), random.pick(1...28))])
        person.tags = Set(random.some(Self.names))
        person.traits = ["skin": random.one([.text("VIP"), .date(Persons.ago(random.pick(-100...400))), .flag(true)])]
        return person
    }
}

extension PersonFacts {
    /// Whether no fact lies after `day`.
    fileprivate func isPast(_ day: BrandDay) -> Bool {
        (orders.flatMap { [$0.day, $0.returnedOn ?? $0.day] } + behaviours.map(\.day)).allSatisfy { $0 <= day }
    }
}
