package import Access
import Customers
import Database
import Facts
import Insight
import Segments
package import Shop

/// A customer's profile, with personal values masked: of the person that the customer is read as. What staff wrote in their
/// own words is in it for nobody, as it may name anybody: `RevealCustomer` gives it, and the audit says to whom.
package struct ShowCustomer: BrandOperation {
    package static let permission = Permission.readCustomers
    private static let firstPage = 20
    private let id: String
    package let brand: String?

    package init(id: String, brand: String?) {
        self.id = id
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> CustomerProfile {
        // Read in one go: a profile is asked for more often than anything else.
        let (desk, read) = try await FigureDesk.open(
            brand, today: nil, isMeasured: true, in: installation, at: now
        ) { try self.read(brand, installation, at: now, in: $0) }
        var profile = read.profile
        let question = try await desk.question(
            try StandingQuestion.asked.get(), definitions: [:], stores: read.stores, in: installation, at: now)
        profile.figures = desk.live.figures(of: profile.customer.id, question)
        profile.labels = desk.settings.labelSet
        return profile
    }

    /// All but the figures, which come from columns.
    private func read(
        _ brand: Brand, _ installation: Installation, at now: Instant, in tx: ReadTransaction
    ) throws -> (profile: CustomerProfile, stores: [Store]) {
        let named = try installation.customer(id, brand: brand.id, in: tx)
        let stores = try Stores.all(of: brand.id, in: tx)
        let survivor = try Merges.survivor(of: named, brand: brand.id, in: tx)
        let members = try Merges.members(of: survivor, brand: brand.id, in: tx)
        let pages = try PersonTimeline(brand: brand.id, members: members).page(
            after: nil, before: now, limit: Self.firstPage, in: tx)
        let page = TimelinePage(
            entries: pages.entries,
            next: pages.next.map { TimelineCursor.shown($0, by: installation.outerIDs) })
        let papers = try PersonPapers(members, stores, installation, brand: brand.id, in: tx)
        let erasures = try Erasures.of(members, brand: brand.id, in: tx)
        let gone = Set(erasures.map(\.customer))
        let orders = try Self.orders(of: members, brand, before: now, in: tx)
        let profile = CustomerProfile(
            id: installation.outerIDs.shown(survivor.raw, prefix: "c"),
            customer: try CustomerDirectory.find(survivor, brand: brand.id, in: tx),
            members: members.map { installation.outerIDs.shown($0.raw, prefix: "c") },
            summary: try CustomerOverview.summary(
                of: survivor, members: members, orders: orders, brand: brand, at: now, in: tx),
            figures: nil,
            status: try PersonStatus.of(members.filter { !gone.contains($0) }, brand: brand.id, in: tx),
            keptOut: try KeptOut.of(members, brand: brand.id, in: tx),
            erased: ErasedPerson(erasures, of: members),
            risks: try Risks(installation.keys, brand: brand.id).of(members, in: tx).filter { $0.stands(at: now) },
            identities: papers.identities, merges: papers.merges, values: papers.values,
            orders: orders, timeline: page, brand: brand,
            stores: Dictionary(uniqueKeysWithValues: stores.map { ($0.id, $0.name) }))
        return (profile, stores)
    }

    private static func orders(
        of members: [ID<Customer>], _ brand: Brand, before now: Instant, in tx: ReadTransaction
    ) throws -> [OrderRecord] {
        var orders: [OrderRecord] = []
        try OrderHistory.forEach(
            brand: brand.id, customers: members, refundsBefore: now.advanced(milliseconds: 1), in: tx
        ) { orders.append($0) }
        return orders.sorted { moment($0) > moment($1) }
    }

    private static func moment(_ order: OrderRecord) -> Instant {
        order.version.times.placed ?? order.version.times.paid ?? order.version.statedAt
    }
}
