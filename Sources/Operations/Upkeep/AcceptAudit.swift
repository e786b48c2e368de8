package import Access
import Database
package import Shop

/// Takes the end of the audit as it is, by somebody's word: after an older copy was put back by hand, or the note beside
/// the keys was lost. The audit says so, and up to where it had been known. What is wrong in the middle stays wrong.
package struct AcceptAudit: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.auditAccepted])

    package init() {}

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> [Finding] {
        let noted = try installation.notedAuditHead()
        let entry = AuditEntry(.auditAccepted, by: rights.caller, note: noted.map { String($0.number) }, at: now)
        try await installation.database.write { tx in
            try AuditLog.putBackHead(in: tx)
            AuditLog.append(entry, in: tx)
        }
        try await installation.replaceAuditHead()
        return [try await AuditExamination.finding(of: installation)]
    }
}
