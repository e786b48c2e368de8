import Shop

/// Everything that lives are drawn from: the same for all persons of a brand.
final class LifePlan: Sendable {
    let seed: UInt64
    let habits: SampleHabits
    let catalogue: Catalogue
    let stores: [SampleStore]
    let curve: TrafficCurve
    let persons: PersonPlan
    /// The last moment of the brand's last day.
    let end: Instant
    /// Of each store the price of each article.
    let prices: [[Int64]]
    /// Of each day since the curve's first: its month.
    let months: [Int]
    /// Behaviours by each order of an online store.
    let behavioursPerOrder: Double

    init(
        seed: UInt64, habits: SampleHabits, catalogue: Catalogue, stores: [SampleStore], curve: TrafficCurve
    ) {
        self.seed = seed
        self.habits = habits
        self.catalogue = catalogue
        self.stores = stores
        self.curve = curve
        persons = PersonPlan(
            seed: seed, habits: habits, stores: StoreShares(stores), categories: catalogue.categories.count,
            total: curve.total)
        end = Wall.instant(curve.days.upperBound, second: 86_399)
        prices = stores.map { store in catalogue.articles.map { $0.price(in: store) } }
        months = (curve.days.lowerBound.number...curve.days.upperBound.number).map {
            CivilDate(daysSince1970: $0).month
        }
        let online = stores.filter { $0.platform != .physical }.reduce(0) { $0 + $1.share }
        behavioursPerOrder = habits.behavioursPerOrder / max(online, 0.01)
    }

    func month(of day: BrandDay) -> Int {
        months[min(max(day.number - curve.days.lowerBound.number, 0), months.count - 1)]
    }

    func life(of person: Int, into life: inout SampleLife) {
        life.restart(with: persons.person(person))
        var writer = LifeWriter(plan: self, person: life.person)
        writer.write(into: &life)
    }

    /// Reads the lives of some persons, one after another, in one place.
    func forEachLife(of persons: Range<Int>, _ body: (inout SampleLife) throws -> Void) rethrows {
        guard let first = persons.first else { return }
        var life = SampleLife(of: self.persons.person(first))
        for person in persons {
            self.life(of: person, into: &life)
            try body(&life)
        }
    }
}
