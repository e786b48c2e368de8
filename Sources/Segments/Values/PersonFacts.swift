package import Shop

/// Everything about one person that a segment can ask, as values. What counts as a purchase is decided before.
package struct PersonFacts: Sendable {
    package var orders: [OrderFact] = []
    package var behaviours: [BehaviourFact] = []
    package var reviews: [ReviewFact] = []
    /// Money given back that names no order known: it is taken off net money on its own day.
    package var unnamedRefunds: [UnnamedRefundFact] = []
    /// Days on which goods came back without naming an order known.
    package var unnamedReturns: [BrandDay] = []
    /// One entry for each message, call, conversation or visit.
    package var interactions: [BrandDay] = []
    package var memberSince: BrandDay?
    /// Of any year.
    package var birthday: MonthDay?
    package var tags: Set<String> = []
    package var traits: [String: TraitValue] = [:]
    package var fields: [PersonField: String] = [:]
    /// Where the person is known: stores by name.
    package var stores: Set<String> = []
    package var sources: Set<Platform> = []
    package var consents: [ConsentFact] = []
    /// The segments that the person is in, by name.
    package var segments: Set<String> = []
    package var reckoned = ReckonedFacts()

    package init() {}
}

/// Money given back that names no order known.
package struct UnnamedRefundFact: Hashable, Sendable {
    package let day: BrandDay
    /// In the brand's currency.
    package let minor: Int64

    package init(on day: BrandDay, minor: Int64) {
        self.day = day
        self.minor = minor
    }
}

/// One order of a person.
package struct OrderFact: Hashable, Sendable {
    /// From which it counts as a purchase; of an order that is none, the day of its payment.
    package let day: BrandDay
    /// 购买 as definitions say: paid, neither cancelled nor refunded whole, not left out.
    package let isPurchase: Bool
    /// False of one in another currency than the brand's: its amounts are nought, and no average is over it.
    package let hasMoney: Bool
    /// Paid less refunded, in minor units of the brand's currency.
    package let netMinor: Int64
    /// Paid.
    package let grossMinor: Int64
    /// Of the first return of goods; nil when none came back.
    package let returnedOn: BrandDay?
    package let store: String
    package let source: Platform
    /// 主播
    package let host: String?
    package let lines: [LineFact]

    package init(
        day: BrandDay, isPurchase: Bool = true, hasMoney: Bool = true, netMinor: Int64, grossMinor: Int64? = nil,
        returnedOn: BrandDay? = nil,
        store: String, source: Platform, host: String? = nil, lines: [LineFact]
    ) {
        self.day = day
        self.isPurchase = isPurchase
        self.hasMoney = hasMoney
        self.netMinor = netMinor
        self.grossMinor = grossMinor ?? netMinor
        self.returnedOn = returnedOn
        self.store = store
        self.source = source
        self.host = host
        self.lines = lines
    }
}

/// One line of an order; gifts are no lines here.
package struct LineFact: Hashable, Sendable {
    package let product: ProductFact
    package let pieces: Int64
    package let netMinor: Int64
    package let grossMinor: Int64

    package init(_ product: ProductFact, pieces: Int64 = 1, netMinor: Int64, grossMinor: Int64? = nil) {
        self.product = product
        self.pieces = pieces
        self.netMinor = netMinor
        self.grossMinor = grossMinor ?? netMinor
    }
}

/// A product by what a segment may call it.
package struct ProductFact: Hashable, Sendable {
    package let code: String
    package let title: String
    package let category: String?

    package init(code: String, title: String, category: String? = nil) {
        self.code = code
        self.title = title
        self.category = category
    }
}

/// What somebody did on a day, so many times.
package struct BehaviourFact: Hashable, Sendable {
    package let kind: BehaviourKind
    package let day: BrandDay
    package let count: Int
    package let product: ProductFact?
    package let store: String
    package let source: Platform

    package init(
        _ kind: BehaviourKind, on day: BrandDay, count: Int = 1, product: ProductFact? = nil, store: String,
        source: Platform
    ) {
        self.kind = kind
        self.day = day
        self.count = count
        self.product = product
        self.store = store
        self.source = source
    }
}

/// One review of a person.
package struct ReviewFact: Hashable, Sendable {
    package let day: BrandDay
    /// 1 to 5.
    package let stars: Int
    package let product: ProductFact?
    package let store: String
    package let source: Platform

    package init(on day: BrandDay, stars: Int, product: ProductFact? = nil, store: String, source: Platform) {
        self.day = day
        self.stars = stars
        self.product = product
        self.store = store
        self.source = source
    }
}

/// What was last said about a channel and a purpose.
package struct ConsentFact: Hashable, Sendable {
    package let channel: ConsentChannel
    package let purpose: ConsentPurpose
    package let isWithdrawn: Bool

    package init(_ channel: ConsentChannel, for purpose: ConsentPurpose, isWithdrawn: Bool = false) {
        self.channel = channel
        self.purpose = purpose
        self.isWithdrawn = isWithdrawn
    }
}

/// What is reckoned elsewhere for the person and the day asked; nil where it is undefined.
package struct ReckonedFacts: Hashable, Sendable {
    package var rfm: RFMCode?
    /// From 1 to 5.
    package var scores: [Measure: Int] = [:]
    package var stage = Stage.prospect
    package var value: ValueTier?
    package var lapse: Lapse?
    /// In days.
    package var cycle: Millionths?
    /// Of the brand as a whole.
    package var due: BrandDay?
    /// Of each product bought.
    package var dueProducts: [DueFact] = []

    package init() {}
}

/// A product that somebody is due to buy again.
package struct DueFact: Hashable, Sendable {
    package let product: ProductFact
    package let day: BrandDay

    package init(_ product: ProductFact, on day: BrandDay) {
        self.product = product
        self.day = day
    }
}
