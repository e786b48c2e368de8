package import Access
import Database
package import Shop

/// Looks over the audit: that no row was altered or taken away, neither in the middle nor at the end. It mends nothing.
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
        if let fault { return Finding(name, .bad, words(of: fault, path: installation.auditHeadPath)) }
        let count = head?.number ?? 0
        guard noted != nil else {
            return Finding(
                name, .bad,
                Phrase(
                    en:
                        "\(count) rows in order, but \(installation.auditHeadPath) does not say how many there were: put "
                        + "it back from its copy, or begin it anew: huitou doctor --audit --accept",
                    zh: "共 \(count) 行，依次相接，但 \(installation.auditHeadPath) 中没有末尾记录：请从副本恢复，"
                        + "或重新开始记录：huitou doctor --audit --accept"))
        }
        return Finding(name, .good, Phrase(en: "\(count) rows in order", zh: "共 \(count) 行，依次相接"))
    }

    private static func words(of fault: AuditCheck.Fault, path: String) -> Phrase {
        switch fault {
        case .missing(let number):
            Phrase(en: "row \(number) was taken out", zh: "第 \(number) 行已被移除")
        case .altered(let number):
            Phrase(
                en: "row \(number) was altered, or does not follow from the one before",
                zh: "第 \(number) 行被改动，或与前一行不相接")
        case .cutOff(let rows):
            Phrase(
                en: "cut off: rows \(rows.lowerBound) to \(rows.upperBound) were there once, as \(path) says "
                    + "(where you put an older copy there yourself: huitou doctor --audit --accept)",
                zh: "末尾被截断：\(path) 表明第 \(rows.lowerBound) 至 \(rows.upperBound) 行曾经存在"
                    + "（若您自行放回了较旧的副本：huitou doctor --audit --accept）")
        case .headless(let number):
            Phrase(
                en: "after row \(number) nothing says that it ends there: the row that did was taken out "
                    + "(restore a back-up, or take it as it is: huitou doctor --audit --accept)",
                zh: "第 \(number) 行之后没有结尾标记：该标记已被移除"
                    + "（请恢复备份，或按现状接受：huitou doctor --audit --accept）")
        }
    }
}

/// Looks over the audit, and opens all that is sealed.
package struct ExamineAudit: Operation {
    package static let permission = Permission.administerInstallation

    package init() {}

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> [Finding] {
        [
            try await AuditExamination.finding(of: installation),
            try await KeysExamination.finding(of: installation, all: true),
        ]
    }
}
