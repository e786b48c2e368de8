import Shop

/// Fills transactions with parts in the order in which they come, across stores: each transaction waits for the disk.
struct ToldParts {
    /// What a transaction takes, in behaviours, so that others do not wait long: some 80 ms.
    private static let most = 16_000
    /// What else takes as long as so many behaviours.
    private static let statementWeight = 4
    private(set) var transactions: [[ToldPart]] = []
    private var room = 0

    mutating func add(_ statements: [Statement], of store: ID<Store>) {
        fill(statements, weight: Self.statementWeight) { .statements($0, of: store) }
    }

    mutating func add(_ behaviours: [StatedBehaviour], of store: ID<Store>) {
        fill(behaviours, weight: 1) { .behaviours($0, of: store) }
    }

    mutating func add(_ facts: [StatedPersonFact], of store: ID<Store>) {
        fill(facts, weight: 1) { .persons($0, of: store) }
    }

    mutating func add(_ part: ToldPart) {
        fill([part], weight: Self.statementWeight) { $0[0] }
    }

    private mutating func fill<Told>(_ told: [Told], weight: Int, _ part: ([Told]) -> ToldPart) {
        var rest = told[...]
        while !rest.isEmpty {
            if room < weight {
                transactions.append([])
                room = Self.most
            }
            let some = Array(rest.prefix(room / weight))
            rest = rest.dropFirst(some.count)
            room -= some.count * weight
            transactions[transactions.count - 1].append(part(some))
        }
    }
}
