#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The processor cores that one whole-column operation may use.
///
/// Work is cut into parts whose results do not depend on the cut, so an answer is the same on any machine.
@usableFromInline
package enum Cores {
    /// How many parts of an operation run at once. At most four, because parts that add up have a copy of the sums each.
    @usableFromInline
    package static let count = max(1, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// Runs `body` once for each part 0 ..< `parts`, the first on the caller's thread, and returns when all are done. A
    /// part that gets no thread of its own runs on the caller's too.
    ///
    /// Parts must not write what another part reads or writes.
    @usableFromInline
    static func run(_ parts: Int, _ body: (Int) -> Void) {
        guard parts > 1 else {
            if parts == 1 { body(0) }
            return
        }
        withoutActuallyEscaping(body) { body in
            withUnsafeTemporaryAllocation(of: Share.self, capacity: parts - 1) { shares in
                for part in 1..<parts {
                    shares.initializeElement(at: part - 1, to: Share(part: part, body: body))
                }
                guard let first = shares.baseAddress else { return }
                let threads = (1..<parts).map { Share.start(at: first + $0 - 1) }
                body(0)
                for (thread, part) in zip(threads, 1..<parts) {
                    if let thread { pthread_join(thread, nil) } else { body(part) }
                }
                shares.deinitialize()
            }
        }
    }

    /// What `body` makes of each part 0 ..< `parts`, in their order; see `run`.
    package static func map<Result>(_ parts: Int, _ body: (Int) -> Result) -> [Result] {
        Array(unsafeUninitializedCapacity: parts) { results, filled in
            let start = results.baseAddress
            run(parts) { part in
                guard let start else { return }
                (start + part).initialize(to: body(part))
            }
            filled = parts
        }
    }

    /// What `body` makes of consecutive pieces of `range`; see `pieces`.
    static func map<Result>(piecesOf range: Range<Int>, _ body: (Range<Int>) -> Result) -> [Result] {
        let pieces = pieces(of: range)
        return map(pieces.count) { body(pieces[$0]) }
    }

    /// As many consecutive pieces as there are cores, or one if there are too few rows to be worth a thread. Inner bounds
    /// are multiples of `alignment`, so that no two pieces share a word of a mask.
    @usableFromInline
    static func pieces(of range: Range<Int>, alignment: Int = 64) -> [Range<Int>] {
        guard range.count >= 131_072, count > 1 else { return [range] }
        let bounds = (1..<count).map { part in
            (range.lowerBound + range.count * part / count) / alignment * alignment
        }
        return zip([range.lowerBound] + bounds, bounds + [range.upperBound]).map { $0..<$1 }
    }
}

/// What a thread is started with. Plain threads, because a queue takes only closures that share nothing, and sharing the
/// columns is the point.
private struct Share {
    let part: Int
    let body: (Int) -> Void

    /// A thread that does the share at `place`, or nil if the system has none to give.
    static func start(at place: UnsafeMutablePointer<Share>) -> pthread_t? {
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        return pthread_create(&thread, nil, work, place) == 0 ? thread : nil
    }
}

#if canImport(Glibc)
    private typealias Place = UnsafeMutableRawPointer?
#else
    private typealias Place = UnsafeMutableRawPointer
#endif

private func work(at place: Place) -> UnsafeMutableRawPointer? {
    guard let place = place as UnsafeMutableRawPointer? else { return nil }
    let share = place.assumingMemoryBound(to: Share.self).pointee
    share.body(share.part)
    return nil
}
