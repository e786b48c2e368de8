package import Access
import Customers
import Database
package import Insight
import Segments
package import Shop

/// A customer in a list that is looked through: who they are, what they bought and where they stand, as of the columns.
package struct BrowsedCustomer: Sendable {
    /// `c_…`
    package let id: String
    /// Masked.
    package let name: String?
    package let isErased: Bool
    /// Nil for whom the columns do not know yet.
    package let totals: PersonTotals?
    /// Nil for whom the columns do not know yet.
    package let figures: PersonFigures?
}

/// Customers to look through, page by page: everybody, those of a segment, or those who fit what is typed.
///
/// It answers a page of a million in milliseconds because it reads the columns; `PageCustomers` says the same from the facts,
/// to the second.
package struct BrowseCustomers: BrandOperation {
    package static let permission = Permission.readCustomers

    package enum Choice: Sendable {
        case everybody
        /// A saved segment's name, or a segment.
        case segment(String)
        /// Whose name, phone or number fits it.
        case matching(String)
    }

    package struct Answer: Sendable {
        package let lines: [BrowsedCustomer]
        /// Where to go on; nil at the end.
        package let next: String?
        /// How many fit what was typed, at least; nil where nothing was typed.
        package let found: Int?
        /// Whether more fit what was typed than were looked at.
        package let isCut: Bool
        /// How the brand calls its classes.
        package let labels: LabelSet
    }

    package let brand: String?
    private let choice: Choice
    private let order: CustomerOrder
    private let after: String?
    private let limit: Int

    /// - Parameters:
    ///   - order: of everybody and of segments; who fits what was typed comes by money.
    ///   - after: `next` of the page before, in the same order.
    package init(brand: String?, _ choice: Choice, by order: CustomerOrder, after: String? = nil, limit: Int) {
        self.brand = brand
        self.choice = choice
        self.order = order
        self.after = after
        self.limit = limit
    }

    /// - Throws: `PageError.badCursor`, and what is wrong with a segment.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let cursor = CustomerCursor(installation.outerIDs, order)
        let place = try after.map { try cursor.place($0) }
        let desk: FigureDesk
        var places: [CustomerPlace] = []
        var hits: (hits: [ID<Customer>], isCut: Bool)?
        switch choice {
        case .matching(let text):
            let keys = installation.keys
            (desk, hits) = try await FigureDesk.open(brand, today: nil, isMeasured: true, in: installation, at: now) {
                let found = try CustomerSearch.hits(text, brand: brand.id, keys, in: $0)
                return (found.hits, found.isCut)
            }
        case .everybody:
            (desk, _) = try await FigureDesk.open(brand, today: nil, isMeasured: true, in: installation, at: now) { _ in
            }
            let first = await installation.figureShelf.answer(FirstPlacesQuestion(order: order), on: desk, at: now)
            places =
                first.page(after: place, limit: limit + 1)
                ?? desk.live.places(desk.questionOfEverybody, by: order, after: place, limit: limit + 1)
        case .segment(let text):
            let segment = try await SegmentDesk(text, brand: brand, today: nil, in: installation, at: now)
            desk = segment.figures
            places = desk.live.places(segment.question, by: order, after: place, limit: limit + 1)
        }
        let customers = hits.map { desk.live.persons($0.hits) } ?? places.prefix(limit).map(\.customer)
        let totals = desk.live.totals(of: customers, desk.questionOfEverybody)
        let shown = hits == nil ? customers : Self.byMoney(customers, totals, limit)
        let measured = try await desk.question(
            try StandingQuestion.asked.get(), definitions: [:], stores: [], in: installation, at: now)
        let figures = desk.live.figures(of: shown, measured)
        let lines = try await installation.database.read { tx in
            let names = try PersonNames(installation, brand: brand.id).shown(of: shown, in: tx)
            let erased = try Erasures.among(shown, brand: brand.id, in: tx)
            return shown.map { customer in
                BrowsedCustomer(
                    id: installation.outerIDs.shown(customer.raw, prefix: "c"), name: names[customer],
                    isErased: erased.contains(customer), totals: totals[customer], figures: figures[customer])
            }
        }
        let hasMore = hits == nil && places.count > limit
        return Answer(
            lines: lines, next: hasMore ? places.prefix(limit).last.map { cursor.shown($0) } : nil,
            found: hits == nil ? nil : customers.count, isCut: hits?.isCut ?? false, labels: desk.settings.labelSet)
    }

    private static func byMoney(
        _ customers: [ID<Customer>], _ totals: [ID<Customer>: PersonTotals], _ limit: Int
    ) -> [ID<Customer>] {
        let placed = customers.map { customer in
            CustomerPlace(
                value: totals[customer].flatMap { $0.purchases == 0 ? nil : $0.money.minor }, customer: customer)
        }
        return placed.sorted().prefix(limit).map(\.customer)
    }
}

/// Who comes first of everybody: most who look through a list look at its first pages.
private struct FirstPlacesQuestion: KeptQuestion {
    private static let most = 1_000
    let order: CustomerOrder

    struct Answer: Sendable {
        let places: [CustomerPlace]
        /// Whether there is nobody else.
        let isWhole: Bool

        /// Those behind a place; nil where it does not reach so far.
        func page(after place: CustomerPlace?, limit: Int) -> [CustomerPlace]? {
            let start = place.map { place in places.place(from: 0) { $0 > place } } ?? 0
            guard isWhole || places.count - start >= limit else { return nil }
            return Array(places[start...].prefix(limit))
        }
    }

    func reckon(on desk: FigureDesk) -> Answer {
        let places = desk.live.places(desk.questionOfEverybody, by: order, after: nil, limit: Self.most)
        return Answer(places: places, isWhole: places.count < Self.most)
    }
}

extension FigureDesk {
    /// The segment that everybody is in.
    fileprivate var questionOfEverybody: SegmentQuestion {
        SegmentQuestion(.everyone, stores: [], rfm: RFMChoice().question(on: today, settings), settings: figures)
    }
}
