import Shop

/// Whom the names of a batch belong to: those known, and those first met in it.
struct Owners {
    /// One name of a person in a store.
    struct Name: Hashable {
        let kind: String
        let blindIndex: [UInt8]
    }

    enum Owner: Hashable {
        case known(ID<Customer>)
        /// The n-th person first met in this batch.
        case stranger(Int)

        func id(among strangers: [ID<Customer>]) -> ID<Customer> {
            switch self {
            case .known(let id): id
            case .stranger(let number): strangers[number]
            }
        }
    }

    /// One per buyer settled, same order; nil for a buyer without names.
    private(set) var found: [Owner?] = []
    private var owners: [Name: Owner]
    private var kinds: [Owner: Set<String>] = [:]
    private var fresh: [(name: Name, owner: Owner)] = []
    private var claims: [(name: Name, claimant: Owner, owner: Owner)] = []

    init(known: [Name: ID<Customer>]) {
        owners = known.mapValues { .known($0) }
    }

    /// Asks for the kinds of names of those whom only a lesser name of a buyer leads to.
    mutating func learnKinds(
        _ buyers: [[Name]], of ask: ([ID<Customer>]) throws -> [ID<Customer>: Set<String>]
    ) rethrows {
        var asked: Set<ID<Customer>> = []
        for names in buyers where names.count > 1 {
            guard let first = names.first, owners[first] == nil else { continue }
            for name in names.dropFirst() {
                if case .known(let id) = owners[name] { asked.insert(id) }
            }
        }
        guard !asked.isEmpty else { return }
        for (id, known) in try ask(asked.sorted()) { kinds[.known(id)] = known }
    }

    /// Finds everybody's owner, the first buyer first. Returns how many strangers there are.
    mutating func settle(_ buyers: [[Name]]) -> Int {
        var strangers = 0
        for names in buyers {
            guard !names.isEmpty else {
                found.append(nil)
                continue
            }
            let owner: Owner
            if let known = self.owner(of: names) {
                owner = known
            } else {
                owner = .stranger(strangers)
                strangers += 1
            }
            found.append(owner)
            for name in names {
                guard let other = owners[name] else {
                    owners[name] = owner
                    fresh.append((name, owner))
                    continue
                }
                if other != owner { claims.append((name, owner, other)) }
            }
            kinds[owner, default: []].formUnion(names.map(\.kind))
        }
        return strangers
    }

    /// The names that nobody had, with whose they are now.
    func tied(to strangers: [ID<Customer>]) -> [(name: Name, customer: ID<Customer>)] {
        fresh.map { ($0.name, $0.owner.id(among: strangers)) }
    }

    /// The names that somebody told and another has.
    func contested(
        among strangers: [ID<Customer>]
    ) -> [(name: Name, customer: ID<Customer>, owner: ID<Customer>)] {
        claims.map { ($0.name, $0.claimant.id(among: strangers), $0.owner.id(among: strangers)) }
    }

    private func owner(of names: [Name]) -> Owner? {
        for (place, name) in names.enumerated() {
            guard let owner = owners[name] else { continue }
            let others = kinds[owner] ?? []
            if names[..<place].allSatisfy({ !others.contains($0.kind) }) { return owner }
        }
        return nil
    }
}
