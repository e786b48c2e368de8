import Customers
import Facts
import Insight
import Operations
import Shop

/// One person with everything that is known of them, personal values masked.
struct ProfileBody: Codable, Sendable {
    let id: String
    /// Absent of whoever was not erased.
    let erased: ErasedBody?
    /// All who are read as them, themselves among them.
    let members: [String]
    let values: [ValueBody]
    let purchases: Int
    let money: Amount
    let firstPurchaseAt: Moment?
    let lastPurchaseAt: Moment?
    let standing: StandingBody?
    let tags: [TagLine]
    let traits: [TraitLine]
    let consents: [ConsentLine]
    let keptOut: [KeptOutBody]
    let risks: [RiskLine]
    let identities: [IdentityLine]
    let merges: [MergeLine]
    let orders: [OrderLine]
    let timeline: TimelineBody

    init(_ profile: CustomerProfile) {
        id = profile.id
        erased = profile.erased.map { ErasedBody($0) }
        members = profile.members
        values = profile.values.map { ValueBody($0) }
        purchases = profile.summary.purchases
        money = Amount(profile.summary.money)
        firstPurchaseAt = Moment(profile.summary.first)
        lastPurchaseAt = Moment(profile.summary.last)
        // Of whoever was erased orders are kept, and nobody expects any.
        standing = profile.erased == nil ? profile.figures.map { StandingBody($0) } : nil
        tags = profile.status.tags.map { tag in
            TagLine(name: tag.name, since: Moment(tag.at), store: tag.store.flatMap { profile.stores[$0] })
        }
        traits = profile.status.traits.map { trait in
            TraitLine(
                name: trait.name ?? TraitNames.of(trait.kind), value: TraitNames.written(trait.value),
                since: Moment(trait.at), store: trait.store.flatMap { profile.stores[$0] })
        }
        consents = profile.status.consents.map { ConsentLine($0) }
        keptOut = profile.keptOut.map { KeptOutBody($0) }
        risks = profile.risks.map { RiskLine($0) }
        identities = profile.identities.map { IdentityLine($0) }
        merges = profile.merges.map { MergeLine($0) }
        orders = profile.orders.map { OrderLine($0) }
        timeline = TimelineBody(profile.timeline)
    }
}

/// Where somebody stands today.
struct StandingBody: Codable, Sendable {
    let stage: String
    let value: String?
    /// Three digits: `101`.
    let rfm: String?
    let scores: String?
    let cycleDays: Double?
    let due: CalendarDay?

    init(_ figures: PersonFigures) {
        stage = figures.stage.rawValue
        value = figures.value?.rawValue
        rfm = figures.rfm?.code
        scores = figures.scores?.code
        cycleDays = figures.cycle
        due = figures.due.map { CalendarDay($0) }
    }
}

struct TagLine: Codable, Sendable {
    let name: String
    let since: Moment
    let store: String?
}

struct TraitLine: Codable, Sendable {
    let name: String
    let value: String
    let since: Moment
    let store: String?
}

struct ConsentLine: Codable, Sendable {
    let channel: String
    let purpose: String
    let isGiven: Bool
    let method: String
    let since: Moment

    init(_ consent: PersonStatus.Consent) {
        channel = consent.channel.rawValue
        purpose = consent.purpose.rawValue
        isGiven = !consent.isWithdrawn
        method = consent.method
        since = Moment(consent.at)
    }
}

struct RiskLine: Codable, Sendable {
    let kind: String
    /// Whether somebody said why in their own words; revealing gives it.
    let hasReason: Bool
    let evidence: [String]
    let since: Moment
    let expiresAt: Moment?

    init(_ risk: PersonRisk) {
        kind = risk.kind.rawValue
        hasReason = risk.hasNote
        evidence = risk.evidence
        since = Moment(risk.notedAt)
        expiresAt = Moment(risk.expiresAt)
    }
}

struct IdentityLine: Codable, Sendable {
    let kind: String
    let store: String
    let masked: String?
    let since: Moment
    let customer: String

    init(_ identity: CustomerProfile.Identity) {
        kind = identity.kind.rawValue
        store = identity.store
        masked = identity.value
        since = Moment(identity.since)
        customer = identity.customer
    }
}

struct MergeLine: Codable, Sendable {
    let id: String
    let customers: [String]
    let cause: String
    let evidence: String?
    let hasReason: Bool
    let by: String
    let since: Moment
    let takenBackAt: Moment?

    init(_ merge: CustomerProfile.Merge) {
        id = merge.name
        customers = [merge.one, merge.other]
        cause = merge.cause.code
        evidence = merge.evidence?.code
        hasReason = merge.hasNote
        by = merge.joining.joinedBy
        since = Moment(merge.joining.joinedAt)
        takenBackAt = Moment(merge.joining.partedAt)
    }
}

struct OrderLine: Codable, Sendable {
    let number: String
    let status: String?
    let purchasedAt: Moment?
    let placedAt: Moment?
    let paid: Amount?
    let refunded: Amount
    let leftOut: String?

    init(_ order: OrderRecord) {
        number = order.number
        status = order.version.status.map { StatusCodes.of($0) }
        purchasedAt = Moment(order.purchasedAt)
        placedAt = Moment(order.version.times.placed)
        paid = order.version.amounts.paid.map { Amount(Money(minor: $0, order.version.currency)) }
        refunded = Amount(Money(minor: order.refunded, order.version.currency))
        leftOut = order.version.leftOut?.rawValue
    }
}
