package import Database
package import Shop
import Synchronization

/// The brands whose columns are in memory: loaded when first asked for, released, the longest unused first, when they
/// outgrow the room they are given.
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

    /// - Parameter mostBytes: the memory that columns may take; the brand asked for last stays even if it takes more.
    package init(_ database: Database, mostBytes: Int) {
        self.database = database
        self.mostBytes = mostBytes
    }

    /// A brand's columns with every fact recorded before the call.
    ///
    /// Two who ask for a brand that is not there may both load it; the later one's stays.
    ///
    /// - Complexity: O(changes) once loaded; the whole brand is read at first.
    package func live(_ brand: Brand) async throws -> LiveBrand {
        if let kept = state.withLock({ $0.brands[brand.id]?.live }), kept.brand == brand {
            let followed = try await database.read { tx in
                var live = kept
                return try live.catchUp(in: tx) ? live : nil
            }
            if let followed { return keep(followed) }
        }
        var loaded = try await LiveLoader.load(brand, from: database)
        // What came in while it was read.
        let fresh = loaded
        loaded = try await database.read { tx in
            var live = fresh
            _ = try live.catchUp(in: tx)
            return live
        }
        return keep(loaded)
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
