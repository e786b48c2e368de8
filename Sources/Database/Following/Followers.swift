import Synchronization

/// Those who wait to hear that a brand has new facts. Each is told once of an advance, by whatever way the news comes
/// first, and news that it has not yet taken becomes one.
final class Followers: Sendable {
    /// Ends what was begun for the sake of followers.
    typealias Stop = @Sendable () -> Void

    private let state = Mutex(State())

    private struct State {
        var followers: [Int: Follower] = [:]
        var nextNumber = 0
        /// The highest number heard of for each brand that is followed.
        var heard: [Int64: Int64] = [:]
        var stop: Stop?
        var isEnded = false
    }

    private struct Follower {
        let brand: Int64
        let news: AsyncStream<Void>.Continuation
    }

    /// Yields once at the beginning, then after each advance.
    ///
    /// - Parameter begin: called when there was no follower; what it returns is called when there is none any more.
    func follow(_ brand: Int64, begin: () -> Stop = { {} }) -> AsyncStream<Void> {
        let (stream, news) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state -> Int? in
            guard !state.isEnded else { return nil }
            state.nextNumber += 1
            state.followers[state.nextNumber] = Follower(brand: brand, news: news)
            if state.stop == nil { state.stop = begin() }
            return state.nextNumber
        }
        guard let number else {
            news.finish()
            return stream
        }
        news.onTermination = { _ in self.leave(number) }
        news.yield()
        return stream
    }

    /// Tells that what the brand's numbers up to `last` stand for can be read.
    func advance(_ brand: Int64, to last: Int64) {
        let followers = state.withLock { state -> [Follower] in
            let followers = state.followers.values.filter { $0.brand == brand }
            if followers.isEmpty { return [] }
            if let heard = state.heard[brand], heard >= last { return [] }
            state.heard[brand] = last
            return followers
        }
        for follower in followers { follower.news.yield() }
    }

    func advance(_ advances: [Int64: Int64]) {
        for (brand, last) in advances { advance(brand, to: last) }
    }

    /// The brands that are followed, each once.
    var brands: [Int64] {
        state.withLock { state in Set(state.followers.values.map(\.brand)).sorted() }
    }

    /// Ends every stream; later ones end at once.
    func end() {
        let (followers, stop) = state.withLock { state in
            state.isEnded = true
            defer {
                state.followers = [:]
                state.stop = nil
            }
            return (Array(state.followers.values), state.stop)
        }
        stop?()
        for follower in followers { follower.news.finish() }
    }

    private func leave(_ number: Int) {
        let stop = state.withLock { state -> Stop? in
            guard let gone = state.followers.removeValue(forKey: number) else { return nil }
            if !state.followers.values.contains(where: { $0.brand == gone.brand }) { state.heard[gone.brand] = nil }
            guard state.followers.isEmpty else { return nil }
            defer { state.stop = nil }
            return state.stop
        }
        stop?()
    }
}
