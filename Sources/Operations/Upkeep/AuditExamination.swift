package import Access
import Database
package import Shop

/// Looks over the audit: that no row was altered or taken away, neither in the middle nor at the end.
enum AuditExamination {
    static func finding(of installation: Installation) async throws -> Finding {
        let name = Phrase(en: "audit", zh: "审计记录")
        let noted: AuditHead?
        do {
            noted = try installation.notedAuditHead()
        } catch let error as AccessError {
            return Finding(name, .bad, error.message)
        }
        let (fault, head) = try await installation.database.read { tx in
            (try AuditCheck.fault(noted: noted, in: tx), try AuditLog.head(in: tx))
        }
        switch fault {
        case .missing(let number):
            return Finding(
                name, .bad, Phrase(en: "row \(number) was taken out", zh: "第 \(number) 行已被移除"))
        case .altered(let number):
            return Finding(
                name, .bad,
                Phrase(
                    en: "row \(number) was altered, or does not follow from the one before",
                    zh: "第 \(number) 行被改动，或与前一行不相接"))
        case .cutOff(let rows):
            return Finding(
                name, .bad,
                Phrase(
                    en: "cut off: rows \(rows.lowerBound) to \(rows.upperBound) were there once "
                        + "(where another database was before, remove \(installation.auditHeadPath))",
                    zh: "末尾被截断：第 \(rows.lowerBound) 至 \(rows.upperBound) 行曾经存在"
                        + "（若此处原为另一数据库，请删除 \(installation.auditHeadPath)）"))
        case nil:
            let count = head?.number ?? 0
            guard noted != nil || head == nil else {
                return Finding(
                    name, .warning,
                    Phrase(
                        en: "\(count) rows in order; nothing beside the keys says yet how many there were",
                        zh: "共 \(count) 行，依次相接；密钥旁尚无末尾记录"))
            }
            return Finding(name, .good, Phrase(en: "\(count) rows in order", zh: "共 \(count) 行，依次相接"))
        }
    }
}

/// Looks over the audit alone.
package struct ExamineAudit: Operation {
    package static let permission = Permission.administerInstallation

    package init() {}

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> [Finding] {
        [try await AuditExamination.finding(of: installation)]
    }
}
