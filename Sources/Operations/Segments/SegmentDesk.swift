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
        _ text: String, brand: Brand, today: BrandDay?, in installation: Installation, at now: Instant
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
            ?? Self.sentence(text, figures, saved)
        self.figures = figures
        self.saved = saved
        question = try await figures.question(
            segment, definitions: Dictionary(uniqueKeysWithValues: saved.map { ($0.name, $0.definition) }),
            stores: stores, in: installation, at: now)
    }

    /// One unknown word is a name that was mistaken rather than a sentence.
    private static func sentence(
        _ text: String, _ figures: FigureDesk, _ saved: [SavedSegment]
    ) throws -> Segment {
        do {
            return try SegmentParser.parse(text, labels: RFMLabels(figures.settings.labelSet))
        } catch {
            guard case .unknownWord(let word) = error.cause, word == text else { throw error }
            throw SegmentsError.neither(text: text, known: saved.map(\.name))
        }
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
            + unknown(names.tags, Phrase(en: "tag", zh: "标签"), among: figures.live.tags)
            + unknown(names.traits, Phrase(en: "trait", zh: "属性"), among: figures.live.traits)
            + names.segments.filter { name in !saved.contains { $0.name == name } }.map {
                Phrase(
                    en: "No segment is called \(SegmentNames.quoted($0)): nobody is in it, and everybody is not.",
                    zh: "没有名为\(SegmentNames.quoted($0))的人群：无人属于它，所有人都不属于它。")
            }
            + untold()
    }

    /// What clauses ask for that no source has told of anybody.
    private func untold() -> [Phrase] {
        var remarks: [Phrase] = []
        for clause in question.segment.clauses {
            guard let name = figures.live.untold(clause) else { continue }
            let remark = Phrase(
                en:
                    "Nothing is known of anybody’s \(name.english): what is asked of it is false for everybody, and its “not” "
                    + "true for everybody.",
                zh: "目前没有任何人的\(name.chinese)信息：相关条件对所有人都不成立，其否定则对所有人都成立。")
            if !remarks.contains(remark) { remarks.append(remark) }
        }
        return remarks
    }

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

extension RFMLabels {
    fileprivate init(_ set: LabelSet) {
        switch set {
        case .standard: self = .standard
        case .second: self = .second
        }
    }
}
