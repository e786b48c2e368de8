import Foundation

/// Finds who a person is from the brand's seed and their number alone.
struct PersonPlan {
    let seed: UInt64
    let habits: SampleHabits
    let stores: StoreShares
    let categories: Int
    let total: Double
    let quantiles: RateQuantiles
    private let shift: (Double, Double, Double)
    /// Roles with the upper bound of their share; what is left are regular customers.
    private let roles: [(upTo: Double, role: SamplePerson.Role)]

    init(seed: UInt64, habits: SampleHabits, stores: StoreShares, categories: Int, total: Double) {
        self.seed = seed
        self.habits = habits
        self.stores = stores
        self.categories = categories
        self.total = total
        quantiles = RateQuantiles(shape: habits.rateShape)
        var generator = SeededGenerator(seed: seed, of: 1, for: .brand)
        shift = (generator.fraction(), generator.fraction(), generator.fraction())
        var bound = 0.0
        roles = [
            (habits.oneTimeShare, SamplePerson.Role.oneTime), (habits.prospectShare, .prospect),
            (habits.resellerShare, .reseller), (habits.staffShare, .staff), (habits.brusherShare, .brusher),
        ].map { share, role in
            bound += share
            return (bound, role)
        }
    }

    func person(_ number: Int) -> SamplePerson {
        var generator = SeededGenerator(seed: seed, of: number, for: .person)
        // An additive recurrence of low discrepancy (Roberts 2018, R3): any thousand people are like any other.
        let role = role(Self.spread(number, 0.819_172_513_396_164_4, shift.0))
        let home = stores.store(&generator)
        let hasTwo = generator.chance(habits.twoStoresShare)
        let other = stores.store(&generator)
        let joins = total * pow(Self.spread(number, 0.671_043_606_703_789_3, shift.1), habits.growth)
        var rate = quantiles.rate(at: Self.spread(number, 0.549_700_477_901_970_3, shift.2))
        rate *= habits.ordersPerYear / 365 * habits.activity
        var stay = -habits.stayDays * log(1 - generator.fraction())
        switch role {
        case .reseller:
            rate = (20 + 60 * generator.fraction()) / 365
            stay += 180
        case .staff:
            rate = 4 / 365
            stay += 365
        case .brusher, .oneTime, .prospect: stay = 0
        case .regular: break
        }
        let isMasked = generator.chance(habits.maskedShare)
        let isUnknown = isMasked && generator.chance(0.15)
        return SamplePerson(
            number: number, role: role, home: home,
            second: hasTwo && other != home && role == .regular ? other : nil,
            isMasked: isMasked, isUnknown: isUnknown,
            favourites: (generator.below(categories), generator.below(categories)),
            loyalty: 0.45 + 0.5 * generator.fraction(), joins: joins, leaves: joins + stay, rate: rate)
    }

    private func role(_ place: Double) -> SamplePerson.Role {
        for (bound, role) in roles where place < bound { return role }
        return .regular
    }

    private static func spread(_ number: Int, _ step: Double, _ shift: Double) -> Double {
        let place = Double(number) * step + shift
        return place - place.rounded(.down)
    }
}
