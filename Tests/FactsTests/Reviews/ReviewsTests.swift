import Database
import Facts
import Shop
import TestDatabases
import Testing

struct ReviewsTests {
    private let review = StatedReview(
        number: "V1", orderNumber: "A", product: StatedProduct(code: "soap", title: "Soap"), stars: 2,
        occurredAt: .day(9))

    @Test(arguments: TestEngine.available)
    func aReviewFindsItsBuyerByTheOrder(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A", buyer: 7))
            #expect(try await stall.tell(reviews: [review]) == [.new])
            #expect(try await stall.reviews() == ["A 7 2 9"])
            #expect(try await stall.tell(reviews: [review]) == [.unchanged])
            #expect(try await stall.facts().filter { $0.fact.kind == .reviewStated }.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func anUnclaimedReviewIsClaimedLater(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let told = try await stall.tell(reviews: [review])
            #expect(told == [.new])
            #expect(try await stall.reviews() == ["A null 2 9"])
            try await stall.tell(.paid("A", buyer: 7))
            #expect(try await stall.tell(reviews: [review]) == [.advanced])
            #expect(try await stall.reviews() == ["A 7 2 9"])
        }
    }
}
