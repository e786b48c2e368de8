import Foundation
import Shop
import Testing

struct DayClockTests {
    @Test(arguments: [
        "Asia/Shanghai", "Europe/London", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "UTC",
    ])
    func itSaysWhatTheZoneSays(_ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var clock = DayClock(zone: zone)
        // Every 37 minutes over the changes of several years, forwards, then far away and before 1970.
        let start: Int64 = 1_293_840_000_000
        for step in stride(from: Int64(0), to: 60_000, by: 1) {
            let moment = start + step * 37 * 60_000
            #expect(Int(clock.day(of: moment)) == BrandDay(Instant(milliseconds: moment), in: zone).number)
        }
        for moment: Int64 in [-1, 0, 1, -86_400_000, 4_102_444_799_999, 7_000_000_000_000, 253_402_300_799_999] {
            #expect(Int(clock.day(of: moment)) == BrandDay(Instant(milliseconds: moment), in: zone).number)
        }
    }
}
