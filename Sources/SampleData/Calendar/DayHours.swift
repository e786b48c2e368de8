/// At which hour of the day people buy.
struct DayHours {
    /// One hour per entry, each as often as it is likely.
    private let slots: [Int]

    private init(_ weights: [Int]) {
        slots = weights.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    }

    func second(_ generator: inout SeededGenerator) -> Int {
        slots[generator.below(slots.count)] * 3600 + generator.below(3600)
    }

    static let online = DayHours([5, 3, 1, 1, 1, 1, 2, 5, 8, 10, 12, 11, 11, 11, 10, 10, 10, 9, 9, 12, 17, 18, 14, 9])
    /// Promotions open at midnight and at eight in the evening.
    static let promotion = DayHours(
        [60, 20, 6, 2, 1, 1, 2, 5, 8, 10, 10, 9, 9, 9, 9, 8, 8, 8, 8, 12, 50, 25, 18, 14])
    static let physical = DayHours([0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 6, 8, 9, 7, 8, 9, 10, 12, 13, 13, 9, 3, 0, 0])
}
