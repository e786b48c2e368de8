package import Access
import Customers
import Database
package import Shop

/// Puts a back-up in the place of a database. No installation is open meanwhile, so the caller's permission is asked
/// here.
package enum Restoring {
    package struct Answer: Sendable {
        /// Where what was there before was set aside; nil when nothing was.
        package let aside: String?
        /// What somebody should hear.
        package let notes: [Phrase]
    }

    /// Whoever was erased, by the list beside the keys or in the database that is replaced, is erased again before this
    /// returns. Put anywhere but in the place of the database that it was made of, it goes on as a branch.
    ///
    /// - Parameter acceptsAudit: takes the audit as the back-up has it, also where that loses the proof of another end.
    /// - Throws: `CustomersError.unreadableErasure`, and what the keys lack, before anything is replaced; `DatabaseError`.
    package static func restore(
        from backup: String, to place: DatabasePlace, keysPath: String?, replaces: Bool, acceptsAudit: Bool = false,
        as caller: Caller, at now: Instant
    ) async throws -> Answer {
        try Rights.withoutDatabase(of: caller).demand(.administerInstallation)
        let file = KeyFile(path: keysPath ?? place.keysPath)
        let list = ErasureList(besideKeys: file.path)
        var replaced = ReplacedDatabase()
        if file.isThere {
            try list.takeOverFormer()
            _ = try list.readWhole(file.read())
            if replaces { replaced = try await ReplacedDatabase.look(at: place, list, file) }
        }
        var notes = replaced.complaint.map { [$0] } ?? []
        var history: RestoredHistory?
        let aside = try Backup.restore(from: backup, to: place.location, replaces: replaces, at: now) { found in
            if let schema = found.schema, schema > Edition.schema {
                throw DatabaseError.newer(found: schema, known: Edition.schema)
            }
            guard let keys = try KeyFingerprint.check(file, for: found), let own = found.history(keys) else {
                return [:]
            }
            let mark = place.location.mark
            let decided = RestoredHistory.of(
                backup: own, madeAt: found.place, replaced: replaced.history, place: mark)
            history = decided
            return ["history": decided.name, "place": mark]
        }
        // Opening brings an older schema up to date.
        let installation = try await Installation.open(place, keysPath: keysPath, makes: false, at: now)
        let audit = RestoredAudit(
            installation: installation, history: history, replaced: replaced, isAccepted: acceptsAudit)
        notes += try await audit.settle(by: caller, at: now)
        if case .branches = history { notes.append(branched) }
        notes += try await installation.close()
        return Answer(aside: aside, notes: notes)
    }

    private static let branched = Phrase(
        en:
            "It goes on beside the database that the back-up was made of: whoever is erased here is not erased there, while "
            + "whoever is erased there is erased here with the next start. Its audit is noted apart.",
        zh: "此副本独立于备份来源的数据库继续运行：在此删除的客户不会在原库中删除，而原库中删除的客户会在此下次启动时一并删除；"
            + "审计末尾单独记录。")
}
