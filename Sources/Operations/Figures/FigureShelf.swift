import Insight
import Shop
import Synchronization

/// The last answers to what is asked about everybody of a brand.
///
/// An answer stands until something new is known. Of a large brand, where reckoning takes a good part of a second and
/// something is new at every moment, it stands for up to a minute longer: `refresh` reckons it anew before that is over, so
/// that nobody who looks has to wait. What is asked by several at once is reckoned once.
final class FigureShelf: Sendable {
    /// A question to a brand on a day.
    fileprivate struct Key: Hashable {
        let brand: ID<Brand>
        let day: BrandDay
        let question: any KeptQuestion

        static func == (left: Key, right: Key) -> Bool {
            left.brand == right.brand && left.day == right.day && left.question.isSame(as: right.question)
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(brand)
            hasher.combine(day)
            question.hash(into: &hasher)
        }
    }

    fileprivate struct Kept {
        let answer: any Sendable
        let settings: FigureSettings
        let seq: Int64
        let isLarge: Bool
        let reckonedAt: Instant
        var askedAt: Instant
        /// Whether it was asked on the brand's own day.
        let isOfToday: Bool

        func stands(for desk: FigureDesk, at now: Instant) -> Bool {
            settings == desk.figures
                && (seq >= desk.live.seq || isLarge && now < reckonedAt.advanced(milliseconds: FigureShelf.longest))
        }
    }

    fileprivate struct State {
        var kept: [Key: Kept] = [:]
        /// What is being reckoned, with whoever waits for it.
        var reckoning: [Key: [CheckedContinuation<Void, Never>]] = [:]
    }

    /// From so many orders on reckoning takes a moment.
    private static let largeOrders = 300_000
    /// How long an answer of a large brand stands, in milliseconds.
    fileprivate static let longest: Int64 = 60_000
    /// From which age on it is reckoned anew, in milliseconds.
    private static let refreshed: Int64 = 20_000
    /// What nobody asked for so long, in milliseconds, is not reckoned anew.
    private static let forgotten: Int64 = 900_000
    private static let most = 64
    private let state = Mutex(State())

    /// - Returns: the answer as of the desk's columns, or a moment older; see above.
    func answer<Question: KeptQuestion>(
        _ question: Question, on desk: FigureDesk, at now: Instant
    ) async -> Question.Answer {
        let key = Key(brand: desk.brand.id, day: desk.today, question: question)
        while true {
            if let found = find(key, for: desk, at: now) as? Question.Answer { return found }
            if state.withLock({ $0.begin(key) }) {
                let answer = question.reckon(on: desk)
                finish(key, Question.keeps(answer) ? answer : nil, desk, at: now)
                return answer
            }
            await withCheckedContinuation { waiting in
                // Whoever reckons may have ended in between.
                let isOver = state.withLock { !$0.wait(waiting, for: key) }
                if isOver { waiting.resume() }
            }
        }
    }

    /// Reckons anew what was asked lately, stands because its brand is large, and grows old; on the brand's day as it is now.
    ///
    /// - Parameter open: a desk of a brand, on its own day.
    func refresh(at now: Instant, _ open: (ID<Brand>) async throws -> FigureDesk?) async throws {
        let aged = state.withLock { state in
            state.kept = state.kept.filter { now < $0.value.askedAt.advanced(milliseconds: Self.forgotten) }
            return state.kept.filter {
                $0.value.isLarge && $0.value.isOfToday
                    && $0.value.reckonedAt.advanced(milliseconds: Self.refreshed) <= now
            }
        }
        for brand in Set(aged.keys.map(\.brand)) {
            guard let desk = try await open(brand) else { continue }
            for (key, kept) in aged where key.brand == brand {
                guard key.day != desk.today || kept.seq < desk.live.seq || kept.settings != desk.figures else {
                    continue
                }
                let anew = Key(brand: brand, day: desk.today, question: key.question)
                guard state.withLock({ $0.begin(anew) }) else { continue }
                finish(anew, key.question.kept(on: desk), desk, at: now, askedAt: kept.askedAt)
                if anew != key { state.withLock { $0.kept[key] = nil } }
            }
        }
    }

    private func find(_ key: Key, for desk: FigureDesk, at now: Instant) -> (any Sendable)? {
        state.withLock { state in
            guard let kept = state.kept[key], kept.stands(for: desk, at: now) else { return nil }
            state.kept[key]?.askedAt = now
            return kept.answer
        }
    }

    private func finish(
        _ key: Key, _ answer: (any Sendable)?, _ desk: FigureDesk, at now: Instant, askedAt: Instant? = nil
    ) {
        let kept = answer.map {
            Kept(
                answer: $0, settings: desk.figures, seq: desk.live.seq,
                isLarge: desk.live.orderCount >= Self.largeOrders, reckonedAt: now, askedAt: askedAt ?? now,
                isOfToday: desk.today == BrandDay(now, in: desk.brand.timeZone))
        }
        for waiting in state.withLock({ $0.end(key, kept, most: Self.most) }) { waiting.resume() }
    }
}

extension FigureShelf.State {
    /// Whether the one who asks is to reckon.
    fileprivate mutating func begin(_ key: FigureShelf.Key) -> Bool {
        guard reckoning[key] == nil else { return false }
        reckoning[key] = []
        return true
    }

    /// Whether there is somebody to wait for.
    fileprivate mutating func wait(_ waiting: CheckedContinuation<Void, Never>, for key: FigureShelf.Key) -> Bool {
        guard reckoning[key] != nil else { return false }
        reckoning[key]?.append(waiting)
        return true
    }

    /// - Returns: whoever waited.
    fileprivate mutating func end(
        _ key: FigureShelf.Key, _ answer: FigureShelf.Kept?, most: Int
    ) -> [CheckedContinuation<Void, Never>] {
        if let answer { kept[key] = answer }
        if kept.count > most, let oldest = kept.min(by: { $0.value.askedAt < $1.value.askedAt })?.key {
            kept[oldest] = nil
        }
        return reckoning.removeValue(forKey: key) ?? []
    }
}
