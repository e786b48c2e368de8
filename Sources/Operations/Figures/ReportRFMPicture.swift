package import Access
package import Insight
package import Shop

/// The eight classes of RFM, and how scores of recency lie to those of frequency and money.
package struct ReportRFMPicture: BrandOperation {
    package static let permission = Permission.readFigures
    package let brand: String?
    private let today: BrandDay?
    private let choice: RFMChoice

    package init(brand: String?, today: BrandDay? = nil, _ choice: RFMChoice = RFMChoice()) {
        self.brand = brand
        self.today = today
        self.choice = choice
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (picture: RFMPicture, settings: BrandSettings) {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        let question = choice.question(on: desk.today, desk.settings, in: desk.brand.currency)
        let picture = await installation.figureShelf.answer(PictureAsked(question: question), on: desk, at: now)
        return (picture, desk.settings)
    }
}

private struct PictureAsked: KeptQuestion {
    let question: RFMQuestion

    func reckon(on desk: FigureDesk) -> RFMPicture { desk.live.rfmPicture(question) }
}
