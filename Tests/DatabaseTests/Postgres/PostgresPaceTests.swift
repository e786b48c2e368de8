import Testing

@testable import Database

struct PostgresPaceTests {
    /// Always draws the middle.
    private struct Middling: RandomNumberGenerator {
        mutating func next() -> UInt64 { 1 << 63 }
    }

    @Test func waitsGrowAndEnd() {
        var pace = PostgresPace()
        var middling = Middling()
        var waits: [Duration] = []
        while let wait = pace.wait(using: &middling) { waits.append(wait) }
        #expect(waits == [20, 40, 80, 160, 320, 500, 500].map { .milliseconds($0) })
    }

    @Test func chanceKeepsThemApart() {
        var generator = SystemRandomNumberGenerator()
        let waits = (0..<100).map { _ in
            var pace = PostgresPace()
            return pace.wait(using: &generator) ?? .zero
        }
        #expect(Set(waits).count > 5)
        #expect(waits.allSatisfy { $0 >= .milliseconds(10) && $0 <= .milliseconds(30) })
    }
}
