/// The stores of a brand by their share of its buyers.
struct StoreShares {
    private let slots: [Int]

    init(_ stores: [SampleStore]) {
        slots = stores.enumerated().flatMap {
            Array(repeating: $0.offset, count: Int(($0.element.share * 100).rounded()))
        }
    }

    func store(_ generator: inout SeededGenerator) -> Int {
        slots[generator.below(slots.count)]
    }
}
