import Insight
import Shop
import Synchronization

/// The last answers of `ReportToday`, by brand. What is reckoned over a million persons takes a moment, and everybody who comes in
/// asks for it: it stands until something new is known, and where it took long a minute longer.
final class TodayShelf: Sendable {
    private struct Kept {
        let answer: ReportToday.Answer
        let settings: FigureSettings
        let seq: Int64
        let until: Instant
    }

    private static let longest = Duration.milliseconds(100)
    private static let minute: Int64 = 60_000
    private let kept = Mutex<[ID<Brand>: Kept]>([:])

    func answer(
        _ desk: FigureDesk, at now: Instant, reckon: () -> ReportToday.Answer
    ) -> ReportToday.Answer {
        let (brand, seq) = (desk.brand.id, desk.live.seq)
        if let found = kept.withLock({ $0[brand] }), found.answer.day == desk.today, found.settings == desk.figures,
            found.seq == seq || now < found.until
        {
            return found.answer
        }
        let begun = ContinuousClock.now
        let answer = reckon()
        let tookLong = ContinuousClock.now - begun > Self.longest
        let until = tookLong ? now.advanced(milliseconds: Self.minute) : now
        kept.withLock { $0[brand] = Kept(answer: answer, settings: desk.figures, seq: seq, until: until) }
        return answer
    }
}
