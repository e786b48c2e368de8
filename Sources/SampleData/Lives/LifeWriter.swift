import Foundation
import Shop

/// Lets one person live: finds when they buy, and what they need again and when.
struct LifeWriter {
    let plan: LifePlan
    let person: SamplePerson
    private var generator: SeededGenerator
    /// What will have run out, and when; few.
    private var needs: [Need] = []

    struct Need {
        let category: Int
        /// Nil: any of the category.
        let article: Int?
        /// In load.
        let due: Double
    }

    /// No life has more orders: their serials have ten bits within a person.
    private static let mostOrders = 1_000

    init(plan: LifePlan, person: SamplePerson) {
        self.plan = plan
        self.person = person
        generator = SeededGenerator(seed: plan.seed, of: person.number, for: .life)
    }

    mutating func write(into life: inout SampleLife) {
        if person.role != .prospect { buy(into: &life) }
        var behaviours = BehaviourWriter(plan: plan, person: person)
        behaviours.write(into: &life, &generator)
    }

    private mutating func buy(into life: inout SampleLife) {
        var load = person.joins
        var need: Need?
        var happens = true
        while load < plan.curve.total, life.orders.count < Self.mostOrders - 1 {
            if happens { purchase(at: load, for: need, into: &life) }
            if person.role == .oneTime { return }
            if person.role == .brusher {
                // Some jobs within a few weeks.
                guard generator.chance(0.6) else { return }
                load += 10 * generator.fraction()
                continue
            }
            (load, need) = next(after: load)
            guard load <= person.leaves else { return }
            happens = generator.chance(plan.habits.returns.chance(at: load))
        }
    }

    /// By wish, or because something has run out; those who do not care forget what they need.
    private mutating func next(after load: Double) -> (load: Double, need: Need?) {
        let wish = load - log(1 - generator.fraction()) / max(person.rate, 1e-6)
        while let place = needs.indices.min(by: { needs[$0].due < needs[$1].due }), needs[place].due < wish {
            let need = needs.remove(at: place)
            if generator.chance(person.loyalty) { return (max(need.due, load), need) }
        }
        return (wish, nil)
    }

    private mutating func purchase(at load: Double, for need: Need?, into life: inout SampleLife) {
        let start = life.lines.count
        var basket = BasketWriter(plan: plan, person: person, day: plan.curve.day(at: load))
        basket.fill(for: need, into: &life, &generator)
        let order = OrderWriter(plan: plan, person: person, basket: basket, lines: start..<life.lines.count)
        guard order.write(into: &life, &generator), person.role == .regular else { return }
        for line in life.lines[start..<basket.end] where !line.isGift { learn(line, at: load) }
    }

    /// What was bought will run out, or need refills.
    private mutating func learn(_ line: SampleLine, at load: Double) {
        guard line.article < plan.catalogue.categoryOf.count else { return }
        let article = plan.catalogue.articles[line.article]
        let jitter = 0.8 + 0.4 * generator.fraction()
        let need: Need
        switch article.use {
        case .lasting: return
        case .consumable(let pack, let perDay):
            let days = Double(pack) / perDay * Double(line.quantity)
            need = Need(
                category: plan.catalogue.categoryOf[line.article],
                article: generator.chance(0.8) ? line.article : nil, due: load + days * jitter)
        case .device(_, let days):
            guard let category = plan.catalogue.refills(of: line.article) else { return }
            need = Need(category: category, article: nil, due: load + days * jitter)
        }
        needs.removeAll { $0.category == need.category }
        if needs.count < 6 { needs.append(need) }
    }
}
