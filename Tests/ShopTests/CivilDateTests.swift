import Shop
import Testing

struct CivilDateTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (2000, 2, 29, 11_016), (2011, 12, 10, 15_318), (1969, 12, 31, -1), (1, 1, 1, -719_162),
    ]) func datesAreCounted(year: Int, month: Int, day: Int, count: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.daysSince1970 == count)
        #expect(CivilDate(daysSince1970: count) == date)
    }

    @Test func everyDayGoesThereAndBack() {
        for count in stride(from: -719_162, through: 2_932_896, by: 97) {
            #expect(CivilDate(daysSince1970: count).daysSince1970 == count)
        }
    }

    @Test(arguments: [
        (2023, 2, 29), (1900, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0),
        (0, 1, 1),
    ]) func otherDaysDoNotExist(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }
}
