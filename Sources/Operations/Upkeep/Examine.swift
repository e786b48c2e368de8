package import Access
import Customers
import Database
import Facts
package import Shop

/// Looks over the installation: settings, integrity, invariants, keys.
package struct Examine: Operation {
    package static let permission = Permission.administerInstallation
    private let keysPath: String

    package init(keysPath: String) {
        self.keysPath = keysPath
    }

    package func run(in installation: Installation, at now: Instant) async throws -> [Finding] {
        var findings = try await Examination.findings(of: installation.database)
        findings += try await installation.database.read { tx in
            try (FactInvariants.questions + CustomerInvariants.questions).map { name, sql in
                let broken = try tx.first(sql) { $0.int64(0) } ?? 0
                return Finding(
                    name, broken == 0 ? .good : .bad,
                    broken == 0 ? "ok" : "\(broken)")
            }
        }
        let file = KeyFile(path: keysPath)
        findings.append(
            Finding(
                Phrase(en: "key file", zh: "密钥文件"), file.isExposed ? .warning : .good,
                file.isExposed ? "\(keysPath): readable by others; chmod 600" : keysPath))
        return findings
    }
}
