import Access
import HTTPTypes
import Operations
import Shop

/// What concerns the installation as a whole.
enum InstallationRoutes {
    static let all: [Route] = [health]

    private static let health = Route.read(
        "/health", "examine", .installation,
        Phrase(
            en: "Settings, data and keys looked over, for administrators. It takes its time.",
            zh: "检查设置、数据与密钥（管理员；耗时较长）。"),
        ask: { _ in Examine() },
        show: { findings, call in Listed(items: findings.map { FindingBody($0, in: call.language) }) })
}

/// One thing that was looked at.
struct FindingBody: Codable, Sendable {
    let name: String
    /// `good`, `warning` or `bad`
    let verdict: String
    let detail: String

    init(_ finding: Finding, in language: Language) {
        name = finding.name(in: language)
        verdict = finding.verdict.rawValue
        detail = finding.detail(in: language)
    }
}
