import Customers
import Database
import Foundation
import Shop

/// The lists that the program wrote, as erasures go through them. One that cannot be reached from here (on another machine, in
/// a folder that is not there, or written by the database that this one branched off) stays noted, and is looked at by whoever
/// can when that opens the database next.
struct WrittenLists: Sendable {
    /// What became of them.
    struct Outcome: Sendable {
        var removed: [String] = []
        /// They may still name somebody: rows as they stood in an imported file, which tell no ids, and what cannot be reached.
        var left: [String] = []
        /// Lists that name somebody and could not be removed, with why.
        var stuck: [(path: String, reason: String)] = []
    }

    private let installation: Installation
    private let machine: Machine
    private var database: Database { installation.database }

    init(_ installation: Installation, on machine: Machine = .this) {
        self.installation = installation
        self.machine = machine
    }

    /// Removes the lists that name somebody erased, by any id that they were ever read as.
    func remove(naming open: [Erasure]) async throws -> Outcome {
        var outcome = Outcome()
        for (brand, erased) in Dictionary(grouping: open, by: \.brand).sorted(by: { $0.key < $1.key }) {
            let files = try await database.read { try WrittenFiles.all(brand: brand, in: $0) }
            let names = try await names(of: erased, brand: brand)
            let since = erased.map(\.erasedAt).min()
            for file in files {
                let found = look(at: file, naming: names)
                try await note(found, of: file, naming: since, settles: false)
                add(found, of: file, to: &outcome)
            }
        }
        return outcome
    }

    /// Looks at those that could not be reached when somebody was erased, and can be now.
    ///
    /// - Throws: `CustomersError.erasureStuck`.
    func settle() async throws {
        var stuck: (path: String, reason: String)?
        for file in try await database.read({ try WrittenFiles.awaited(in: $0) }) {
            let erased = try await database.read { tx in
                try file.awaitedSince.map { try Erasures.since($0, brand: file.brand, in: tx) } ?? []
            }
            let found = look(at: file, naming: try await names(of: erased, brand: file.brand))
            try await note(found, of: file, naming: file.awaitedSince, settles: true)
            if case .stuck(let reason) = found { stuck = stuck ?? (file.path, reason) }
        }
        if let stuck { throw CustomersError.erasureStuck(path: stuck.path, reason: stuck.reason) }
    }

    private enum Found {
        /// Somebody removed it.
        case missing
        /// It names none of them.
        case kept
        /// What it says, nothing here can tell.
        case untold
        case removed
        case beyondReach
        case stuck(reason: String)
    }

    /// Removes it where it names somebody.
    private func look(at file: WrittenFile, naming names: [Data]) -> Found {
        guard isOwn(file) else { return .beyondReach }
        guard FileManager.default.fileExists(atPath: file.path) else {
            // Of one that was noted without its machine nobody knows where it is missing; nor in a folder that is not there.
            let folder = (file.path as NSString).deletingLastPathComponent
            return file.machine != nil && FileManager.default.fileExists(atPath: folder) ? .missing : .beyondReach
        }
        guard file.kind == .customers else {
            // What the server keeps for itself goes; what somebody imported from is theirs to look into.
            guard installation.uploads.holds(file.path) else { return .untold }
            return unlink(file.path) == 0 ? .removed : .stuck(reason: String(cString: strerror(errno)))
        }
        // One that cannot be read may name anybody.
        let text = FileManager.default.contents(atPath: file.path)
        if let text, !names.contains(where: { text.range(of: $0) != nil }) { return .kept }
        return unlink(file.path) == 0 ? .removed : .stuck(reason: String(cString: strerror(errno)))
    }

    private func isOwn(_ file: WrittenFile) -> Bool {
        guard let owner = file.machine else { return !DatabaseHistory.isBranch(installation.history) }
        return owner.mark == machine.mark && file.history == installation.history
    }

    /// - Parameters:
    ///   - moment: when the first of them was erased; nil where there is nobody.
    ///   - settles: whether it was looked at for all who were erased since it was awaited.
    private func note(
        _ found: Found, of file: WrittenFile, naming moment: Instant?, settles: Bool
    ) async throws {
        switch found {
        case .missing, .removed: try await database.write { try WrittenFiles.forget(file, in: $0) }
        case .beyondReach:
            guard let moment, file.kind == .customers else { return }
            try await database.write { try WrittenFiles.await(file, since: moment, in: $0) }
        case .kept, .untold:
            guard settles else { return }
            try await database.write { try WrittenFiles.clear(file, in: $0) }
        case .stuck: return
        }
    }

    private func add(_ found: Found, of file: WrittenFile, to outcome: inout Outcome) {
        switch found {
        case .missing, .kept: return
        case .removed: outcome.removed.append(file.path)
        case .untold: outcome.left.append(file.path)
        case .stuck(let reason): outcome.stuck.append((file.path, reason))
        case .beyondReach:
            let isElsewhere = file.machine.map { $0.mark != machine.mark } ?? false
            outcome.left.append(isElsewhere ? "\(file.machine?.name ?? ""):\(file.path)" : file.path)
        }
    }

    private func names(of erased: [Erasure], brand: ID<Brand>) async throws -> [Data] {
        guard !erased.isEmpty else { return [] }
        let everybody = try await database.read {
            try Joinings.everConnected(with: erased.map(\.customer), brand: brand, in: $0)
        }
        return everybody.map { Data(installation.outerIDs.shown($0.raw, prefix: "c").utf8) }
    }
}
