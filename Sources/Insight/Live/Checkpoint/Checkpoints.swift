import Database
import Facts
import Foundation
package import Shop
import Synchronization

/// The checkpoints of the brands in memory: reads them when a brand is first asked for, and has them written when that is
/// worth while. None of it ever fails a question.
package final class Checkpoints: Sendable {
    /// What is known of a brand's file.
    private struct Book {
        /// The newest fact in it; nil when there is none that is of use.
        var seq: Int64?
        var writtenAt: Instant?
        /// See `CheckpointWorth`.
        var spared = Duration.zero
        var isBeingWritten = false
        /// What lies there is out of order: it is replaced whatever that spares, or it would be told of at every start.
        var isOutOfOrder = false
    }

    private struct State {
        var books: [ID<Brand>: Book] = [:]
        var notes: [CheckpointNote] = []
    }

    private let database: Database
    private let folder: CheckpointFolder
    private let state = Mutex(State())

    init(_ database: Database, _ folder: CheckpointFolder) {
        self.database = database
        self.folder = folder
    }

    /// What happened since this was last asked.
    package func takeNotes() -> [CheckpointNote] {
        state.withLock { state in
            defer { state.notes = [] }
            return state.notes
        }
    }

    /// A brand's columns as they were kept; nil when they must be loaded from the facts.
    func read(_ brand: Brand) async throws -> LiveBrand? {
        do {
            let live = try await Self.reading(brand, in: folder, from: database)
            state.withLock { $0.books[brand.id] = Book(seq: live.seq) }
            note(.read(seq: live.seq), of: brand.id)
            return live
        } catch let fault as CheckpointFault {
            refuse(fault, of: brand.id)
            return nil
        }
    }

    /// Why the file of a brand cannot be read as it lies there; nil when it can be.
    package func fault(of brand: Brand) async throws -> CheckpointFault? {
        do {
            _ = try await Self.reading(brand, in: folder, from: database)
            return nil
        } catch let fault as CheckpointFault {
            return fault
        }
    }

    /// Notes that a file is of no use any more: so much came since that the columns were loaded anew.
    func pass(_ brand: ID<Brand>) {
        refuse(.behind, of: brand)
    }

    package func path(of brand: ID<Brand>) -> String { folder.path(of: brand) }

    /// Removes a brand's file.
    ///
    /// - Throws: `CheckpointFault.unwritable`.
    func remove(_ brand: ID<Brand>) throws {
        state.withLock { state in
            state.books[brand]?.seq = nil
            state.books[brand]?.writtenAt = nil
        }
        try folder.remove(brand)
    }

    /// Notes what a start without a newer file would spend.
    func add(spent: Duration, for brand: ID<Brand>) {
        state.withLock { $0.books[brand, default: Book()].spared += spent }
    }

    /// Writes the columns that are worth it, in a process that goes on.
    ///
    /// - Parameter age: files written less than that ago are let be, unless they would soon be of no use.
    func keep(_ brands: [LiveBrand], ifOlderThan age: Duration, at now: Instant) async {
        for live in brands {
            await keep(live, at: now) { book, worth in
                let isOld = book.writtenAt.map { $0.advanced(milliseconds: age.milliseconds) <= now } ?? true
                return worth.meanwhile && (isOld || worth.isUrgent)
            }
        }
    }

    /// The same at the end of the process.
    func keepAtEnd(_ brands: [LiveBrand]) async {
        for live in brands { await keep(live, at: nil) { $1.atEnd } }
    }

    private func keep(
        _ live: LiveBrand, at now: Instant?, where isWanted: @Sendable (Book, CheckpointWorth) -> Bool
    ) async {
        let brand = live.brand.id
        let spared = state.withLock { state -> Duration? in
            let book = state.books[brand] ?? Book()
            let worth = CheckpointWorth(
                spared: book.spared, facts: book.seq.map { live.seq - $0 }, bytes: live.bytes)
            guard !book.isBeingWritten, book.seq != live.seq, book.isOutOfOrder || isWanted(book, worth) else {
                return nil
            }
            state.books[brand, default: Book()].isBeingWritten = true
            return book.spared
        }
        guard let spared else { return }
        defer { state.withLock { $0.books[brand]?.isBeingWritten = false } }
        do {
            let size = try await write(live)
            state.withLock { state in
                state.books[brand]?.seq = live.seq
                state.books[brand]?.writtenAt = now
                state.books[brand]?.isOutOfOrder = false
                // What was spent while it was being written is not in it.
                state.books[brand]?.spared -= spared
            }
            note(.written(seq: live.seq, bytes: size), of: brand)
        } catch let fault as CheckpointFault {
            note(.refused(fault), of: brand)
        } catch {
            // The database: what asked it for something that is needed has heard of it.
            let reason = (error as? any Explained)?.message.english ?? error.localizedDescription
            note(.refused(.unwritable(reason: reason)), of: brand)
        }
    }

    private func write(_ live: LiveBrand) async throws -> Int {
        let (brand, seq) = (live.brand, live.seq)
        guard let stamp = try await database.read({ try CheckpointStamp(brand, at: seq, in: $0) }) else {
            throw CheckpointFault.ahead
        }
        let (folder, columns) = (folder, live.kept)
        let size = try await Self.aside { try folder.write(columns, stamp) }
        // Somebody may have been erased meanwhile, whose words are in these.
        let isStale = try await database.read { tx in
            try FactLog.count(of: [.customerErased], after: seq, brand: brand.id, in: tx) > 0
        }
        guard !isStale else {
            try remove(brand.id)
            throw CheckpointFault.behind
        }
        return size
    }

    /// - Throws: a `CheckpointFault` for whatever lies there, and what the database throws.
    private static func reading(
        _ brand: Brand, in folder: CheckpointFolder, from database: Database
    ) async throws -> LiveBrand {
        let opened = try await aside { try folder.open(brand.id) }
        let found = opened.directory.stamp
        let (wanted, newest, erased) = try await database.read { tx in
            (
                try CheckpointStamp(brand, at: found.seq, in: tx), try FactLog.last(brand: brand.id, in: tx),
                try ErasedPeople.all(brand: brand.id, in: tx)
            )
        }
        guard let wanted else { throw CheckpointFault.ahead }
        if let fault = wanted.fault(of: found) { throw fault }
        // Before much is read for nothing.
        guard newest - found.seq <= LiveBrand.mostFactsFollowed else { throw CheckpointFault.behind }
        let kept = try await aside {
            var reader = opened
            return try KeptColumns(from: &reader)
        }
        return LiveBrand(brand: brand, seq: found.seq, kept: kept, erased: erased)
    }

    /// On a thread of its own: a disk that is slow holds no other question up.
    private static func aside<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
        }
    }

    private func refuse(_ fault: CheckpointFault, of brand: ID<Brand>) {
        state.withLock { $0.books[brand] = Book(isOutOfOrder: !fault.isOrdinary) }
        note(.refused(fault), of: brand)
    }

    private func note(_ event: CheckpointNote.Event, of brand: ID<Brand>) {
        let note = CheckpointNote(brand: brand, path: folder.path(of: brand), event: event)
        state.withLock { $0.notes.append(note) }
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
