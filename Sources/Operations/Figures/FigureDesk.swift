import Access
import Database
import Facts
import Insight
import Segments
import Shop

/// What every operation on figures starts from: a brand, its rules, and its columns.
struct FigureDesk: Sendable {
    let brand: Brand
    let settings: BrandSettings
    let figures: FigureSettings
    let live: LiveBrand
    private(set) var today: BrandDay

    /// What stood for the brand's usual question on the day when the desk was opened; nil where nothing did, or it was not
    /// asked for.
    private let stood: (question: RFMQuestion, figures: StandingFigures)?

    /// - Parameter today: the day to stand on; the brand's own where nothing is told.
    init(
        _ brand: Brand, today: BrandDay?, in installation: Installation, at now: Instant
    ) async throws {
        self = try await Self.open(brand, today: today, isMeasured: false, in: installation, at: now) { _ in }.desk
    }

    /// Reads what else somebody needs in the same go.
    ///
    /// - Parameter isMeasured: whether classes, stages or tiers will be asked for.
    static func open<Value: Sendable>(
        _ brand: Brand, today: BrandDay?, isMeasured: Bool, in installation: Installation, at now: Instant,
        beside read: @escaping @Sendable (ReadTransaction) throws -> Value
    ) async throws -> (desk: FigureDesk, value: Value) {
        let today = today ?? BrandDay(now, in: brand.timeZone)
        let (settings, figures, stood, value) = try await installation.database.read { tx in
            let settings = try Brands.settings(of: brand, in: tx)
            let figures = try settings.figures(of: brand, in: tx)
            let question = RFMChoice().question(on: today, settings)
            let stood =
                isMeasured ? try Standings.find(question, settings: figures, brand: brand.id, in: tx) : nil
            return (settings, figures, stood.map { (question, $0) }, try read(tx))
        }
        let desk = FigureDesk(
            brand: brand, settings: settings, figures: figures, live: try await installation.liveBrands.live(brand),
            today: today, stood: stood)
        return (desk, value)
    }

    private init(
        brand: Brand, settings: BrandSettings, figures: FigureSettings, live: LiveBrand, today: BrandDay,
        stood: (question: RFMQuestion, figures: StandingFigures)?
    ) {
        self.brand = brand
        self.settings = settings
        self.figures = figures
        self.live = live
        self.today = today
        self.stood = stood
    }

    /// The same desk on another day.
    func on(_ day: BrandDay) -> FigureDesk {
        var desk = self
        desk.today = day
        return desk
    }

    /// What stands for the question's day: what is kept, else what is reckoned now, which is kept from then on. For a day
    /// that has not begun, or lies longer back than figures are kept, they are only reckoned.
    func standing(
        _ question: RFMQuestion, in installation: Installation, at now: Instant
    ) async throws -> StandingFigures {
        if let stood, stood.question == question { return stood.figures }
        let (brand, figures) = (brand, figures)
        let kept = try await installation.database.read { tx in
            try Standings.find(question, settings: figures, brand: brand.id, in: tx)
        }
        if let kept { return kept }
        let reckoned = live.standing(question, settings: figures)
        guard keeps(question.today, at: now) else { return reckoned }
        let oldest = BrandDay(now, in: brand.timeZone).adding(days: -Self.daysKept)
        let standing = try await installation.database.write { tx in
            try Standings.forget(before: oldest, brand: brand.id, in: tx)
            return try Standings.keep(reckoned, of: question, settings: figures, brand: brand.id, at: now, in: tx)
        }
        guard try await isOvertaken(in: installation) else { return standing }
        try await forget(question.today, in: installation)
        return reckoned
    }

    /// What the relative clauses of a question on the desk's day are held against: what stands, and what is reckoned now,
    /// which stands from then on, as with `standing`.
    func thresholds(
        of question: SegmentQuestion, in installation: Installation, at now: Instant
    ) async throws -> KnownThresholds {
        let (brand, live) = (brand, live)
        let kept = try await installation.database.read {
            try StandingThresholds.find(question, brand: brand.id, in: $0)
        }
        guard !question.everyThreshold.allSatisfy(kept.knows) else { return kept }
        let all = live.thresholds(question.standing(kept))
        guard keeps(question.today, at: now) else { return all }
        let standing = try await installation.database.write { tx in
            try StandingThresholds.keep(all, of: question, brand: brand.id, at: now, in: tx)
            return try StandingThresholds.find(question, brand: brand.id, in: tx)
        }
        guard try await isOvertaken(in: installation) else { return standing }
        try await forget(question.today, in: installation)
        return all
    }

    /// Whether figures of a day stand from when they are first reckoned: not before it begins, nor for ever after.
    private func keeps(_ day: BrandDay, at now: Instant) -> Bool {
        let today = BrandDay(now, in: brand.timeZone)
        return today.adding(days: -Self.daysKept) <= day && day <= today
    }

    private static let daysKept = 400

    /// Whether so much came in since the columns were read that a large import may have ended meanwhile. It has forgotten
    /// what stood when it ended, not what was kept just after: that must go too.
    private func isOvertaken(in installation: Installation) async throws -> Bool {
        let (brand, seq, orders) = (brand.id, live.seq, live.orderCount)
        let changed = try await installation.database.read { tx in
            try FactLog.count(of: [.orderStated, .refundStated], after: seq, brand: brand, in: tx)
        }
        return LargeImport.isLarge(changed: changed, of: orders)
    }

    private func forget(_ day: BrandDay, in installation: Installation) async throws {
        let brand = brand.id
        try await installation.database.write { try Standings.forget(from: day, brand: brand, in: $0) }
    }
}

extension BrandSettings {
    /// The rules that figures hang on, with products found by their codes in any store.
    func figures(of brand: Brand, in tx: ReadTransaction) throws -> FigureSettings {
        var figures = FigureSettings()
        figures.stages = stages
        figures.promotionDays = promotionDays
        figures.countsFreight = countsFreight
        guard !usePerDay.isEmpty else { return figures }
        for product in try Products.all(brand: brand.id, in: tx) {
            figures.usePerDay[product.id] = usePerDay[product.code]
        }
        return figures
    }
}
