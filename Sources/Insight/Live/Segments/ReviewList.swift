import Columns

/// The reviews of each person of a part.
struct ReviewList: Sendable {
    private let firsts: [Int32]
    private let reviews: [LivePart.Review]

    init(_ part: LivePart) {
        var firsts = [Int32](repeating: 0, count: part.slots + 1)
        for review in part.reviews { firsts[Int(review.slot) + 1] += 1 }
        for slot in 0..<part.slots { firsts[slot + 1] += firsts[slot] }
        self.firsts = firsts
        reviews = part.reviews.sorted { $0.slot < $1.slot }
    }

    subscript(slot: Int) -> ArraySlice<LivePart.Review> {
        reviews[Int(firsts[slot])..<Int(firsts[slot + 1])]
    }

    var bytes: Int { firsts.capacity * 4 + reviews.capacity * MemoryLayout<LivePart.Review>.stride }
}
