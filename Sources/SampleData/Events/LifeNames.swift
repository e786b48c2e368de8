import Shop

/// The names of one person in the stores they use, made once for a whole life.
struct LifeNames {
    struct InStore {
        let names: BuyerNames
        let keys: [BuyerKey]
        let personal: [PersonalValue]
    }

    private let person: SamplePerson
    private let plan: LifePlan
    private let home: InStore
    private let second: InStore?

    init(_ person: SamplePerson, _ plan: LifePlan) {
        self.person = person
        self.plan = plan
        home = Self.names(person, plan.stores[person.home], plan)
        second = person.second.map { Self.names(person, plan.stores[$0], plan) }
    }

    func `in`(_ store: Int) -> InStore {
        store == person.home ? home : second ?? home
    }

    /// One of those for whom a reseller buys.
    func recipient(_ number: Int, _ store: SampleStore) -> PersonWords {
        PersonWords(seed: plan.seed, person: person.number, recipient: number, wording: store.wording)
    }

    private static func names(_ person: SamplePerson, _ store: SampleStore, _ plan: LifePlan) -> InStore {
        let words = PersonWords(seed: plan.seed, person: person.number, recipient: 0, wording: store.wording)
        let names = BuyerNames(
            words: words, isMasked: person.isMasked, isUnknown: person.isUnknown, platform: store.platform)
        return InStore(names: names, keys: names.keys, personal: names.recipient(words))
    }
}
