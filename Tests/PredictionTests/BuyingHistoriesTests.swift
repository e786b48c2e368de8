import Prediction
import Testing

struct BuyingHistoriesTests {
    @Test func personsOfOneHistoryAreCountedTogether() {
        let histories = BuyingHistories(repeats: [1, 0, 1, 0], lastDays: [5, 9, 5, 0], ageDays: [9, 9, 9, 9])
        // Whoever bought once has no time of a last repeat.
        #expect(histories.count == 2)
        #expect(histories.persons == 4)
        #expect(histories.repeaters == 2)
        #expect(histories.repeatPurchases == 2)
        #expect(histories.forPersons(["twice", "once"]) == ["twice", "once", "twice", "once"])
    }

    @Test func impossibleHistoriesArePutRight() {
        let histories = BuyingHistories(repeats: [2, -1], lastDays: [50, 3], ageDays: [40, -7])
        #expect(histories.lastDays == [40, 0])
        #expect(histories.repeats == [2, 0])
        #expect(histories.ageDays == [40, 0])
    }

    @Test func aLogAnswersForADay() {
        let log = PurchaseLog(persons: [
            [(20, 5), (3, 7), (20, 1)], [(8, 2)], [], [(30, 9)],
        ])
        #expect(log.days == [3, 20, 8, 30])
        #expect(log.amounts == [7, 6, 2, 9])
        #expect(log.buyers(upTo: 19) == [0, 1])
        #expect(log.places(of: 0, upTo: 19) == 0..<1)
        let histories = log.histories(of: [0, 1], at: 25)
        #expect(histories.forPersons(histories.repeats) == [1, 0])
        #expect(histories.forPersons(histories.lastDays) == [17, 0])
        #expect(histories.forPersons(histories.ageDays) == [22, 17])
        #expect(log.purchases(of: [0, 1, 3], after: 8, upTo: 30) == [1, 0, 1])
    }
}
