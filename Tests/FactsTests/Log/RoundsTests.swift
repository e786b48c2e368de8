import Testing

@testable import Facts

struct RoundsTests {
    @Test func noNumberIsTwiceInARound() {
        #expect(Rounds.of([]) == [])
        #expect(Rounds.of(["a", "b"]) == [[0, 1]])
        #expect(Rounds.of(["a", "b", "a", "c", "a", "b"]) == [[0, 1, 3], [2, 5], [4]])
    }
}
