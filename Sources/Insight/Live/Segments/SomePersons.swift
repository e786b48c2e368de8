import Columns

/// Some of a brand's persons, by index: few of them are looked for one by one, which takes less than to hash each slot.
struct SomePersons: Sendable {
    private static let few = 8

    let all: [Int32]
    private let many: Set<Int32>

    init(_ persons: some Sequence<Int32>) {
        let unique = Set(persons)
        all = unique.sorted()
        many = unique.count > Self.few ? unique : []
    }

    @inline(__always)
    func contains(_ person: Int32) -> Bool {
        many.isEmpty ? all.contains(person) : many.contains(person)
    }
}

extension LivePart {
    /// The slots of some persons.
    ///
    /// - Parameter isOfEverybody: whether each person's slot is their index, as in the base.
    func slots(of persons: SomePersons, isOfEverybody: Bool) -> BitMask {
        guard !isOfEverybody else { return BitMask(rows: slots, setting: persons.all.filter { Int($0) < slots }) }
        var mask = BitMask(rows: slots)
        for slot in 0..<slots where persons.contains(self.persons[slot]) { mask[slot] = true }
        return mask
    }
}
