package import Database
package import Shop
import Synchronization

/// The brands whose columns are in memory: read from their checkpoint or loaded when first asked for, released, the longest
/// unused first, when they outgrow the room they are given.
package final class LiveBrands: Sendable {
    fileprivate struct Shelved {
        var live: LiveBrand
        var usedLast: UInt64
    }

    fileprivate struct State {
        var brands: [ID<Brand>: Shelved] = [:]
        var uses: UInt64 = 0
    }

    private let database: Database
    private let mostBytes: Int
    private let state = Mutex(State())
    /// Nil where columns are not kept between starts.
    package let checkpoints: Checkpoints?

    /// - Parameters:
    ///   - mostBytes: the memory that columns may take; the brand asked for last stays even if it takes more.
    ///   - checkpoints: where columns are kept between starts; nil to keep none.
    package init(_ database: Database, mostBytes: Int, checkpoints: CheckpointFolder? = nil) {
        self.database = database
        self.mostBytes = mostBytes
        self.checkpoints = checkpoints.map { Checkpoints(database, $0) }
    }

    /// A brand's columns with every fact recorded before the call.
    ///
    /// Two who ask for a brand that is not there may both load it; the later one's stays.
    ///
    /// - Complexity: O(changes) once loaded; at first the whole brand is read, from its checkpoint where there is one.
    package func live(_ brand: Brand) async throws -> LiveBrand {
        if let kept = state.withLock({ $0.brands[brand.id]?.live }), kept.brand == brand {
            if let followed = try await follow(kept) { return keep(followed) }
        } else if let read = try await checkpoints?.read(brand) {
            if let followed = try await follow(read) { return keep(followed) }
            checkpoints?.pass(brand.id)
        }
        let start = ContinuousClock.now
        var loaded: LiveBrand
        repeat {
            let fresh = try await LiveLoader.load(brand, from: database)
            // What came in while it was read.
            loaded = try await database.read { tx in
                var live = fresh
                _ = try live.catchUp(in: tx)
                return live
            }
        } while loaded.holdsErased
        checkpoints?.add(spent: ContinuousClock.now - start, for: brand.id)
        return keep(loaded)
    }

    /// Writes down the columns of brands that changed much since they were last written, or never were and took long to load;
    /// for somebody who follows the facts to call now and then. What became of it is among the notes of `checkpoints`.
    ///
    /// - Parameter age: files written less than that ago are let be.
    package func keepCheckpoints(ifOlderThan age: Duration = .seconds(900), at now: Instant) async {
        await checkpoints?.keep(brands, ifOlderThan: age, at: now)
    }

    /// The same at the end of the process, for what the next one would spend more time on than this one on writing.
    package func keepCheckpointsAtEnd() async {
        await checkpoints?.keepAtEnd(brands)
    }

    /// Forgets a brand's columns, and removes those that lie there: the next who asks has them loaded from the facts.
    package func forget(_ brand: ID<Brand>) throws {
        state.withLock { $0.brands[brand] = nil }
        try checkpoints?.remove(brand)
    }

    private var brands: [LiveBrand] {
        state.withLock { $0.brands.values.map(\.live) }.sorted { $0.brand.id < $1.brand.id }
    }

    /// The columns with what came since; nil when loading anew is better.
    private func follow(_ live: LiveBrand) async throws -> LiveBrand? {
        let start = ContinuousClock.now
        let followed = try await database.read { tx in
            var live = live
            return try live.catchUp(in: tx) ? live : nil
        }
        if let followed, followed.seq > live.seq {
            checkpoints?.add(spent: ContinuousClock.now - start, for: live.brand.id)
        }
        return followed
    }

    private func keep(_ live: LiveBrand) -> LiveBrand {
        state.withLock { state in
            state.uses += 1
            // Somebody who asked at the same time may have followed further.
            if let other = state.brands[live.brand.id]?.live, other.brand == live.brand, other.seq > live.seq {
                state.brands[live.brand.id]?.usedLast = state.uses
                return other
            }
            state.brands[live.brand.id] = Shelved(live: live, usedLast: state.uses)
            state.release(downTo: mostBytes, keeping: live.brand.id)
            return live
        }
    }
}

extension LiveBrands.State {
    fileprivate mutating func release(downTo most: Int, keeping kept: ID<Brand>) {
        var total = brands.values.reduce(0) { $0 + $1.live.bytes }
        let others = brands.filter { $0.key != kept }.sorted { $0.value.usedLast < $1.value.usedLast }
        for (id, shelved) in others where total > most {
            total -= shelved.live.bytes
            brands[id] = nil
        }
    }
}
