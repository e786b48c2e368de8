import Columns
import Shop

/// The customers of a brand by dense index, and whom each is read as.
struct LivePeople: Sendable {
    /// By index, in the order in which they came: ascending at first, those met later behind.
    private(set) var ids = Column<Int64>()
    /// By index: the first day on which somebody saw the customer, or one that is read as them; `Int32.max` if never.
    private(set) var seenDays = Column<Int32>()
    /// How many of them ascend from the first on.
    private var sorted: Int
    /// The index of those that came later.
    private var later: [Int64: Int32] = [:]
    private var arrows: [Int64: Int64]
    /// All who are read as somebody else, by whom.
    private var readAs: [Int64: [Int64]] = [:]

    /// - Parameter ids: ascending, each once.
    init(ids: [Int64], arrows: [Int64: Int64]) {
        self.ids = Column(ids)
        seenDays = Column(repeating: Int32.max, count: ids.count)
        sorted = ids.count
        self.arrows = arrows
        groupByArrows()
    }

    var count: Int { ids.count }
    var bytes: Int { ids.bytes + seenDays.bytes }

    mutating func follow(_ arrows: [Int64: Int64]) {
        self.arrows = arrows
        readAs = [:]
        groupByArrows()
    }

    /// Whom a customer is read as: at the end of the arrows, each of which leads to an older customer.
    func survivor(of id: Int64) -> Int64 {
        guard !arrows.isEmpty else { return id }
        var current = id
        while let next = arrows[current] { current = next }
        return current
    }

    /// A customer and all who are read as them.
    func members(of survivor: Int64) -> [Int64] {
        [survivor] + (readAs[survivor] ?? [])
    }

    func isReadAsAnother(_ index: Int) -> Bool {
        !arrows.isEmpty && arrows[ids[index]] != nil
    }

    /// The index of the survivor of a customer; nil for one that was never met.
    ///
    /// - Complexity: O(log n).
    func index(of customer: Int64) -> Int32? {
        indexOfSelf(survivor(of: customer))
    }

    /// The index of a customer, whoever they are read as.
    func indexOfSelf(_ id: Int64) -> Int32? {
        if let known = later[id] { return known }
        var (low, high) = (0, sorted)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < sorted && ids[low] == id ? Int32(low) : nil
    }

    /// `indexOfSelf` for many customers.
    var table: IndexTable { IndexTable(of: Array(ids)) { indexOfSelf($0) } }

    /// The same, taking in who was not met before.
    mutating func indexOrNew(of customer: Int64) -> Int32 {
        indexOrNewOfSelf(survivor(of: customer))
    }

    mutating func indexOrNewOfSelf(_ id: Int64) -> Int32 {
        if let known = indexOfSelf(id) { return known }
        let index = Int32(ids.count)
        ids.append(id)
        seenDays.append(.max)
        later[id] = index
        return index
    }

    mutating func see(_ customer: Int64, on day: Int32) {
        let index = Int(indexOrNew(of: customer))
        seenDays[index] = min(seenDays[index], day)
    }

    /// Forgets when a group of customers was seen, to be told anew.
    mutating func forgetSeen(_ customers: [Int64]) {
        for customer in customers {
            if let index = indexOfSelf(customer) { seenDays[Int(index)] = .max }
        }
    }

    private mutating func groupByArrows() {
        for customer in arrows.keys.sorted() { readAs[survivor(of: customer), default: []].append(customer) }
    }

    /// Writes or reads what a checkpoint holds of them; see `CheckpointVisitor`.
    mutating func visit(with visitor: inout some CheckpointVisitor) throws {
        try visitor.visit("people ids", &ids)
        try visitor.visit("people seenDays", &seenDays)
        var sortedAlone = [Int64(sorted)]
        try visitor.visit("people sorted", &sortedAlone)
        try visitor.visit("people arrows", &arrows)
        guard visitor.isReading else { return }
        guard sortedAlone.count == 1, let sorted = Int(exactly: sortedAlone[0]), areSound(sorted: sorted) else {
            throw CheckpointFault.inconsistent(part: "people")
        }
        self.sorted = sorted
        later = [:]
        for index in sorted..<ids.count {
            guard indexOfSelf(ids[index]) == nil else { throw CheckpointFault.inconsistent(part: "people") }
            later[ids[index]] = Int32(index)
        }
        follow(arrows)
    }

    private func areSound(sorted: Int) -> Bool {
        ids.count < Int(Int32.max) && seenDays.count == ids.count && (0...ids.count).contains(sorted)
            && ids.ascends(0..<sorted) { $0 < $1 } && seenDays.areDays(orNone: .max)
            // So that every way along them ends.
            && arrows.allSatisfy { $0.value < $0.key }
    }
}
