import Access
import Database
import Facts
import Insight
import Segments
import Shop

/// What every operation on segments starts from: what was asked, read as a segment, and a brand to ask it of.
struct SegmentDesk: Sendable {
    let figures: FigureDesk
    let question: SegmentQuestion
    /// What `in segment` may name.
    private let saved: [SavedSegment]

    /// - Parameter text: a saved segment's name, or a segment; refused with `SegmentProblem` where it is neither.
    init(
        _ text: String, brand: String?, today: BrandDay?, in installation: Installation, at now: Instant
    ) async throws {
        let figures = try await FigureDesk(brand, today: today, in: installation, at: now)
        let brandID = figures.brand.id
        let (stores, saved) = try await installation.database.read { tx in
            (try Stores.all(of: brandID, in: tx), try SavedSegments.all(brand: brandID, in: tx))
        }
        try await self.init(text, figures, stores, saved, in: installation, at: now)
    }

    /// The same on a round of a brand's segments.
    init(
        _ text: String, _ round: SegmentRound, on day: BrandDay? = nil, in installation: Installation, at now: Instant
    ) async throws {
        try await self.init(
            text, day.map { round.figures.on($0) } ?? round.figures, round.stores, round.follower.segments,
            in: installation, at: now)
    }

    private init(
        _ text: String, _ figures: FigureDesk, _ stores: [Store], _ saved: [SavedSegment],
        in installation: Installation, at now: Instant
    ) async throws {
        let segment =
            try saved.first { $0.name == text }?.definition
            ?? SegmentParser.parse(text, labels: RFMLabels(figures.settings.labelSet))
        self.figures = figures
        self.saved = saved
        question = try await figures.question(
            segment, definitions: Dictionary(uniqueKeysWithValues: saved.map { ($0.name, $0.definition) }),
            stores: stores, in: installation, at: now)
    }

    /// Names that nothing of the brand carries, and others that cannot hold for anybody yet.
    func remarks() -> [Phrase] {
        let names = SegmentNames(of: question.segment)
        let products = figures.live.products
        let categories = Array(Set(products.compactMap(\.category))).sorted()
        let goods = Array(Set(products.flatMap { [$0.code, $0.title] })).sorted()
        return unknown(names.categories, Phrase(en: "category", zh: "品类"), among: categories)
            + unknown(names.products, Phrase(en: "product", zh: "商品"), among: goods)
            + unknown(names.goods, Phrase(en: "product or category", zh: "商品或品类"), among: categories + goods)
            + unknown(names.stores, Phrase(en: "store", zh: "店铺"), among: question.stores.map(\.name))
            + unknown(names.hosts, Phrase(en: "live host", zh: "主播"), among: figures.live.origins)
            + names.segments.filter { name in !saved.contains { $0.name == name } }.map {
                Phrase(
                    en: "No segment is called \(SegmentNames.quoted($0)): nobody is in it, and everybody is not.",
                    zh: "没有名为\(SegmentNames.quoted($0))的人群：无人属于它，所有人都不属于它。")
            }
            + (question.segment.clauses.contains(where: \.isUntold) ? [Self.untold] : [])
    }

    private static let untold = Phrase(
        en:
            "No source tells tags, traits, places, consents, birthdays or interactions yet: what is asked of them is false "
            + "for everybody, and its “not” true for everybody.",
        zh: "目前没有来源提供标签、属性、地区、授权、生日或互动：相关条件对所有人都不成立，其否定则对所有人都成立。")

    private func unknown(_ names: [String], _ kind: Phrase, among known: [String]) -> [Phrase] {
        names.filter { !known.contains($0) }.map { name in
            let likely = Likeness.nearest(to: name, among: known)
            return Phrase(
                en: "No \(kind.english) is called \(SegmentNames.quoted(name))"
                    + (likely.map { ". Did you mean “\($0)”?" } ?? "."),
                zh: "没有名为\(SegmentNames.quoted(name))的\(kind.chinese)" + (likely.map { "。是否指“\($0)”？" } ?? "。"))
        }
    }
}

extension Clause {
    /// Whether it hangs on facts that no source tells yet.
    fileprivate var isUntold: Bool {
        switch self {
        case .tag, .trait, .field, .consent: true
        case .happening(let happening): happening.act == .interacted
        case .number(let clause): clause.measure == .birthdayMonth
        case .moment(let clause): [.lastInteraction, .becameMember, .birthday].contains(clause.moment)
        case .due, .rfm, .stage, .value, .lapse, .store, .source, .segment: false
        }
    }
}

extension RFMLabels {
    fileprivate init(_ set: LabelSet) {
        switch set {
        case .standard: self = .standard
        case .second: self = .second
        }
    }
}
