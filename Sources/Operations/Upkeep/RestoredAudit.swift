import Access
import Database
import Shop

/// The audit of a database that was restored, and the note beside the keys that says where it ended.
struct RestoredAudit: Sendable {
    let installation: Installation
    let history: RestoredHistory?
    let replaced: ReplacedDatabase
    /// Whether somebody said that the audit is to be taken as the back-up has it.
    let isAccepted: Bool

    /// Appends that it was restored, and up to where it had been known. The note begins anew where nothing that proves
    /// anything is thrown away by that: of a branch, which has none yet; where the noted row is there; where the database
    /// that was replaced, and lies aside, had it, and all before; or by somebody's word.
    ///
    /// - Returns: what somebody should hear.
    func settle(by caller: Caller, at now: Instant) async throws -> [Phrase] {
        var notes: [Phrase] = []
        let known: AuditHead?
        do {
            known = try noted()
        } catch let error as AccessError {
            known = nil
            notes.append(error.message)
        }
        var entries = [AuditEntry(.restored, by: caller, note: known.map { String($0.number) }, at: now)]
        let provesNothing = try await installation.database.read { tx in
            try known.map { try $0.number == 0 || AuditLog.hash(of: $0.number, in: tx) == $0.hash } ?? false
        }
        let begins = provesNothing || replaced.isAuditWhole || isBranch
        if !begins, isAccepted {
            entries.append(AuditEntry(.auditAccepted, by: caller, note: known.map { String($0.number) }, at: now))
        }
        try await installation.database.write { [entries] tx in
            for entry in entries { AuditLog.append(entry, in: tx) }
        }
        guard begins || isAccepted else { return notes + [complaint(about: known)] }
        try await installation.replaceAuditHead()
        return notes
    }

    /// Of the history that goes on here, or that it left.
    private func noted() throws -> AuditHead? {
        guard let history, history.former != installation.history else { return try installation.notedAuditHead() }
        return try installation.notedAuditHead(of: history.former)
    }

    private var isBranch: Bool {
        switch history {
        case .branches: true
        case .goesOn, nil: false
        }
    }

    private func complaint(about known: AuditHead?) -> Phrase {
        let path = installation.auditHeadPath
        guard let known else {
            return Phrase(
                en: "\(path) does not say where the audit ended. Put it back from its copy, or take the audit as the "
                    + "back-up has it: huitou doctor --audit --accept",
                zh: "\(path) 中没有审计记录的末尾。请从副本恢复，或按备份中的现状接受：huitou doctor --audit --accept")
        }
        return Phrase(
            en:
                "The audit had \(known.number) rows, as \(path) says: the back-up ends before, and nothing that was replaced "
                + "shows the others. doctor says so until you take it as the back-up has it: huitou doctor --audit --accept",
            zh: "\(path) 表明审计记录曾有 \(known.number) 行：备份的记录在此之前结束，且被替换的数据库也无法证明其余部分。"
                + "在按备份现状接受之前，doctor 会一直提示：huitou doctor --audit --accept")
    }
}
