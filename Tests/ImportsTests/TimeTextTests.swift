import Foundation
import Shop
import Testing

@testable import Imports

struct TimeTextTests {
    @Test(arguments: [
        ("2016/5/23 22:02", 1_464_040_920_000), ("2016-05-23 22:02", 1_464_040_920_000),
        ("2016-05-23 22:02:11", 1_464_040_931_000), ("2016-05-23T22:02:11.250", 1_464_040_931_250),
        ("2016-05-23", 1_463_961_600_000), ("2016.5.23 22:02", 1_464_040_920_000),
        ("2016-5-23  9:02", 1_463_994_120_000),
        ("2024-01-05T12:33:01Z", 1_704_457_981_000), ("2024-01-05 12:33:01 +0900", 1_704_425_581_000),
        ("2024-01-05 12:33:01+09:00", 1_704_425_581_000), ("2024-01-05 12:33:01 -0500", 1_704_475_981_000),
        ("2024-01-05 12:33:01 UTC", 1_704_457_981_000), ("2024-01-05T12:33:01.123456789Z", 1_704_457_981_123),
    ]) func timesAreReadInTheirZone(text: String, milliseconds: Int64) throws {
        #expect(try Self.moment(text)?.milliseconds == milliseconds)
    }

    @Test func americanTimesAreReadWhereTheFormatSaysSo() throws {
        #expect(try Self.moment("12/1/2010 8:26", .monthFirst)?.milliseconds == 1_291_191_960_000)
        #expect(try Self.moment("1/12/2010 8:26", .dayFirst)?.milliseconds == 1_291_191_960_000)
        #expect(try Self.code("12/1/2010 8:26", .yearFirst) == "time.order_unknown")
    }

    @Test(arguments: [
        ("2024-02-30 10:00", "time.impossible"), ("2023-02-29", "time.impossible"), ("2024-13-01", "time.impossible"),
        ("2024-01-01 24:00:00", "time.impossible"), ("2024-01-01 10:60", "time.impossible"),
        ("1994-12-31 10:00", "time.impossible"), ("2099-01-01", "time.future"), ("20240101", "time.unreadable"),
        ("2024-01-01 10", "time.unreadable"), ("2024-01-01x", "time.unreadable"), ("24-01-01", "time.unreadable"),
        ("2024-01/01", "time.unreadable"), ("yesterday", "time.unreadable"), ("45413.5", "time.unreadable"),
        ("2024-01-01 10:00:00 +99:00", "time.unreadable"), ("2024-01-01 10:0", "time.unreadable"),
    ]) func otherTimesAreRefused(text: String, code: String) throws {
        #expect(try Self.code(text, .yearFirst) == code)
    }

    @Test(arguments: ["", "-", "null", "0000-00-00 00:00:00"]) func blanksAreNoTime(text: String) throws {
        #expect(try Self.moment(text) == nil)
    }

    @Test func aDayAheadIsTheLimit() throws {
        let clock = Clock(zone: .gmt, order: .yearFirst, now: Instant(seconds: 1_704_067_200))
        var near = "2024-01-02 00:00:00"
        #expect(try near.withUTF8 { try clock.moment(Cell($0)) } != nil)
        var far = "2024-01-02 00:00:01"
        #expect(throws: CellFault.self) { try far.withUTF8 { try clock.moment(Cell($0)) } }
    }

    private static func moment(_ text: String, _ order: DateOrder = .yearFirst) throws -> Instant? {
        var text = text
        return try text.withUTF8 { try Clock(zone: .gmt, order: order, now: SampleFile.now).moment(Cell($0)) }
    }

    private static func code(_ text: String, _ order: DateOrder) throws -> String? {
        do {
            _ = try moment(text, order)
            return nil
        } catch let fault as CellFault {
            return fault.code
        }
    }
}
