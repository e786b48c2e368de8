import Access
import Operations
import Shop

/// Settings, data and keys looked over, for whoever administers the installation.
enum ExaminationPages {
    private static let path = "/b/{brand}/settings/health"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let frame = try await SettingsFrame(visit, in: .health)
            try frame.demand()
            return frame.page("settings_health", ["hasFindings": false])
        },
        .post(path) { visit in
            let frame = try await SettingsFrame(visit, in: .health)
            let findings = try await visit.run(Examine())
            return frame.page("settings_health", values(of: findings, frame))
        },
    ]

    private static func values(of findings: [Finding], _ frame: SettingsFrame) -> PageValues {
        let (words, language) = (frame.words, frame.words.language)
        let open = findings.filter { $0.verdict != .good }
        let isBad = open.contains { $0.verdict == .bad }
        let count = frame.shell.written.count(open.count)
        return [
            "hasFindings": true, "tone": open.isEmpty ? "good" : isBad ? "bad" : "warn", "isGood": open.isEmpty,
            "verdict": open.isEmpty
                ? words("health.verdictGood") : words("health.verdictWarn", count: open.count, ["count": count]),
            "when": words("health.examined", ["when": frame.moment(frame.visit.now)]),
            // What is to be looked at stands first.
            "findings": (open + findings.filter { $0.verdict == .good }).map { finding in
                [
                    "lamp": lamp(of: finding.verdict), "name": SettingsFrame.heading(finding.name(in: language)),
                    "detail": finding.detail(in: language), "word": words("health." + finding.verdict.rawValue),
                ] as PageValues
            },
        ]
    }

    private static func lamp(of verdict: Finding.Verdict) -> String {
        switch verdict {
        case .good: "good"
        case .warning: "warn"
        case .bad: "bad"
        }
    }
}
