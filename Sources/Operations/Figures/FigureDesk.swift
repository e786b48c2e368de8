import Access
import Database
import Facts
import Insight
import Shop

/// What every operation on figures starts from: a brand, its rules, and its columns.
struct FigureDesk: Sendable {
    let brand: Brand
    let settings: BrandSettings
    let figures: FigureSettings
    let live: LiveBrand
    let today: BrandDay

    /// - Parameters:
    ///   - brand: by name; the only one where nothing is told.
    ///   - today: the day to stand on; the brand's own where nothing is told.
    init(
        _ brand: String?, today: BrandDay?, in installation: Installation, at now: Instant
    ) async throws {
        let (found, settings, figures) = try await installation.database.read { tx in
            let found = try Brands.find(brand, in: tx)
            let settings = try Brands.settings(of: found, in: tx)
            return (found, settings, try settings.figures(of: found, in: tx))
        }
        self.brand = found
        self.settings = settings
        self.figures = figures
        live = try await installation.liveBrands.live(found)
        self.today = today ?? BrandDay(now, in: found.timeZone)
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
