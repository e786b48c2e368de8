import Foundation
import Insight
import Operations
import Shop
import Testing

/// Days that are longer or shorter than others, that there are not every year, and that are far away.
@Suite(.timeLimit(.minutes(60)))
struct Fault18CalendarTests {
    private static let zones = [
        "Asia/Shanghai", "Europe/London", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Tehran",
        "Africa/Cairo", "Pacific/Kiritimati", "UTC",
    ]
    private static let days = [
        "1970-01-01", "1999-12-31", "2024-02-29", "2026-03-08", "2026-03-29", "2026-04-05", "2026-09-06", "2026-10-25",
        "2026-11-01", "2038-01-19", "2100-02-28", "9999-12-30",
    ]

    @Test(arguments: zones)
    func everyMomentIsOfOneDayAndDaysFollowEachOther(_ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        for text in Self.days {
            let middle = try #require(BrandDay(text))
            for offset in -3...3 {
                let day = middle.adding(days: offset)
                let (start, next) = (day.start(in: zone), day.adding(days: 1).start(in: zone))
                #expect(BrandDay(start, in: zone) == day, "\(day)")
                #expect(BrandDay(start.advanced(milliseconds: -1), in: zone) == day.adding(days: -1), "\(day)")
                #expect(BrandDay(next.advanced(milliseconds: -1), in: zone) == day, "\(day)")
                let minutes = (next.milliseconds - start.milliseconds) / 60_000
                #expect([1_380, 1_410, 1_440, 1_470, 1_500].contains(minutes), "\(day): \(minutes)")
            }
        }
    }

    /// Asked every hour over days on which clocks are set, somebody leaves a segment once, at the moment when the brand's day
    /// begins.
    @Test(arguments: [
        ("Asia/Shanghai", "2028-02-28"), ("America/New_York", "2026-03-07"), ("America/New_York", "2026-10-31"),
        ("Europe/London", "2026-03-28"), ("America/Santiago", "2026-09-05"), ("Australia/Lord_Howe", "2026-04-04"),
        ("Europe/London", "1970-01-02"), ("UTC", "2038-01-18"), ("Asia/Shanghai", "9999-12-20"),
    ])
    func aRelativeMomentPassesOnceAtTheBrandsMidnight(_ name: String, _ text: String) async throws {
        let zone = try #require(TimeZone(identifier: name))
        let day = try #require(BrandDay(text))
        let start = day.start(in: zone)
        try await ZonedShop.open(name, at: start) { shop in
            try await shop.run(
                SaveSegment("fresh", as: "bought within last 1 day", brand: nil, enters: false), at: start)
            try await shop.run(
                SaveSegment("feast", as: "birthday today", brand: nil, enters: false), at: start)
            try await shop.born(MonthDay(day.adding(days: 1)), buyer: "b", at: start)
            let sold = start.advanced(milliseconds: 3_600_000)
            try await shop.sell("1", to: "b", at: sold)
            var moves = try await shop.run(FollowSegments(brand: nil), at: sold)
            for hour in 2...72 {
                let now = start.advanced(milliseconds: Int64(hour) * 3_600_000)
                moves += try await shop.run(FollowSegments(brand: nil), at: now)
            }
            let next = day.adding(days: 1).start(in: zone)
            let after = day.adding(days: 2).start(in: zone)
            let segments = try await shop.run(ListSegments(brand: nil), at: after)
            let names = Dictionary(uniqueKeysWithValues: segments.map { ($0.segment.id, $0.segment.name) })
            func told(_ name: String) -> [Bool: [Instant]] {
                Dictionary(grouping: moves.filter { names[$0.segment] == name }, by: \.isIn).mapValues {
                    $0.map(\.occurredAt)
                }
            }
            #expect(told("fresh") == [true: [sold], false: [next]], "\(moves)")
            #expect(told("feast") == [true: [next], false: [after]], "\(moves)")
        }
    }

    /// Who was born on 29 February is thought of every year, once.
    @Test(arguments: ["Asia/Shanghai", "America/New_York"])
    func aBirthdayOnTheLeapDayIsKeptEveryYear(_ name: String) async throws {
        let zone = try #require(TimeZone(identifier: name))
        let start = try #require(BrandDay("2027-02-20")).start(in: zone)
        try await ZonedShop.open(name, at: start) { shop in
            try await shop.run(SaveSegment("feast", as: "birthday today", brand: nil, enters: false), at: start)
            try await shop.born(MonthDay(2, 29), buyer: "b", at: start)
            var feasts: [String] = []
            for year in 2027...2029 {
                for number in 0..<20 {
                    let day = try #require(BrandDay("\(year)-02-20")).adding(days: number)
                    // At noon, as whoever looks once a day does.
                    let noon = day.start(in: zone).advanced(milliseconds: 12 * 3_600_000)
                    let moves = try await shop.run(FollowSegments(brand: nil), at: noon)
                    feasts += moves.filter(\.isIn).map { BrandDay($0.occurredAt, in: zone).description }
                }
            }
            #expect(feasts == ["2027-02-28", "2028-02-29", "2029-02-28"])
        }
    }
}
