import Shop
import Synchronization

/// Figures that stand, as they were read of late: every profile asks for those of its day, and reading them takes longer than
/// all else that it asks for. What is kept is found by its whole text, so that it is never another's.
enum ReadStandings {
    private struct Told: Hashable {
        let text: String
        let day: BrandDay
    }

    private static let most = 64
    private static let known = Mutex<[Told: StandingFigures]>([:])

    /// - Throws: `DecodingError`.
    static func figures(_ text: String, on day: BrandDay) throws -> StandingFigures {
        let told = Told(text: text, day: day)
        if let figures = known.withLock({ $0[told] }) { return figures }
        let figures = try StandingForm(text).figures(on: day)
        known.withLock { known in
            if known.count >= most { known.removeAll(keepingCapacity: true) }
            known[told] = figures
        }
        return figures
    }
}
