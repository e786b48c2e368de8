import Foundation
import Shop
import Testing

struct LocalTimeTests {
    private static func seconds(_ day: String, _ hour: Int, _ minute: Int, _ zone: String) throws -> Int64 {
        let time = LocalTime(day: try #require(BrandDay(day)), secondOfDay: hour * 3600 + minute * 60, millisecond: 7)
        let instant = time.instant(in: try #require(TimeZone(identifier: zone)))
        #expect(instant.milliseconds % 1000 == 7)
        return instant.seconds
    }

    @Test func ordinaryTimesTakeTheOffsetOfTheirDay() throws {
        #expect(try Self.seconds("2011-01-15", 12, 0, "Europe/London") == 1_295_092_800)
        #expect(try Self.seconds("2011-06-15", 12, 0, "Europe/London") == 1_308_135_600)
        #expect(try Self.seconds("2024-05-01", 10, 0, "Asia/Shanghai") == 1_714_528_800)
    }

    @Test func aSkippedTimeMovesForward() throws {
        // On 27 March 2011 London's clocks went from 1:00 to 2:00: 1:30 is the moment that reads 2:30.
        #expect(try Self.seconds("2011-03-27", 1, 30, "Europe/London") == 1_301_189_400)
        #expect(try Self.seconds("2011-03-27", 0, 59, "Europe/London") == 1_301_187_540)
        #expect(try Self.seconds("2011-03-27", 2, 0, "Europe/London") == 1_301_187_600)
    }

    @Test func aDoubledTimeTakesTheFirst() throws {
        // On 30 October 2011 London's clocks went from 2:00 back to 1:00.
        #expect(try Self.seconds("2011-10-30", 1, 30, "Europe/London") == 1_319_934_600)
        #expect(try Self.seconds("2011-10-30", 2, 0, "Europe/London") == 1_319_940_000)
    }
}
