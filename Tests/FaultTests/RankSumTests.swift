import Testing

struct RankSumTests {
    /// Against tables of the normal distribution: z = 1.9597 is 5 %.
    @Test func itSaysHowFarApartSamplesAre() {
        let numbers = (0..<200).map(Double.init)
        #expect(RankSum.p(numbers, numbers) > 0.99)
        #expect(RankSum.p(numbers, numbers.map { $0 + 0.25 }) > 0.9)
        #expect(RankSum.p(numbers, numbers.map { $0 + 60 }) < 0.000_1)
        // U = 0 of two tens: z = 3.780, p = 0.000157.
        let few = RankSum.p((0..<10).map(Double.init), (10..<20).map(Double.init))
        #expect(abs(few - 0.000_157) < 0.000_002)
    }
}
