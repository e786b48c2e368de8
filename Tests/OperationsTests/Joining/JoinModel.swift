import Shop

/// What merges and facts come to, reckoned from scratch each time: what stands is a list of pairs, and whoever they hold
/// together is one.
struct JoinModel {
    struct Sale: Sendable {
        let owner: Int64
        let minor: Int64
    }

    struct Person: Equatable {
        var orders = 0
        var minor: Int64 = 0
        var isTagged = false
    }

    /// Customers, by id.
    let customers: [Int64]
    private(set) var pairs: [(name: String, one: Int64, other: Int64)] = []
    private var sales: [Sale] = []
    private var tags: [(owner: Int64, isOn: Bool)] = []

    init(customers: [Int64]) {
        self.customers = customers
    }

    func survivor(of customer: Int64) -> Int64 {
        var group: Set = [customer]
        var size = 0
        while size < group.count {
            size = group.count
            for pair in pairs where group.contains(pair.one) || group.contains(pair.other) {
                group.formUnion([pair.one, pair.other])
            }
        }
        return group.min() ?? customer
    }

    var persons: [Int64: Person] {
        var persons: [Int64: Person] = [:]
        for customer in customers { persons[survivor(of: customer)] = Person() }
        for sale in sales {
            persons[survivor(of: sale.owner)]?.orders += 1
            persons[survivor(of: sale.owner)]?.minor += sale.minor
        }
        for tag in tags { persons[survivor(of: tag.owner)]?.isTagged = tag.isOn }
        return persons
    }

    mutating func sell(to owner: Int64, minor: Int64) {
        sales.append(Sale(owner: owner, minor: minor))
    }

    mutating func tag(_ owner: Int64, isOn: Bool) {
        tags.append((owner, isOn))
    }

    mutating func merge(_ one: Int64, _ other: Int64, name: String) {
        pairs.append((name, one, other))
    }

    mutating func part(_ name: String) {
        pairs.removeAll { $0.name == name }
    }

    mutating func partAll(of customer: Int64) {
        pairs.removeAll { $0.one == customer || $0.other == customer }
    }
}
