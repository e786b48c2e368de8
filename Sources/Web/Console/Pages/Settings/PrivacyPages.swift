import Access
import Customers
import Facts
import Operations
import Shop

/// How long what visitors did is kept one by one, and what persons have asked for.
enum PrivacyPages {
    private static let path = "/b/{brand}/settings/privacy"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let frame = try await SettingsFrame(visit, in: .privacy)
            try frame.demand()
            return try await page(frame)
        },
        .post(path + "/retention") { visit in
            let frame = try await SettingsFrame(visit, in: .privacy)
            do {
                _ = try await visit.run(RunRetention(brand: frame.brand))
                return .go(frame.path, cookies: [Notice.folded.cookie])
            } catch let error as FactsError where SettingsFrame.isShown(error) {
                return try await page(frame, problem: error.message(in: visit.language))
            }
        },
    ]

    private static func page(_ frame: SettingsFrame, problem: String? = nil) async throws -> PageReply {
        let (visit, words, written) = (frame.visit, frame.words, frame.shell.written)
        let retention = try await visit.run(ShowRetention(brand: frame.brand))
        let kept =
            retention.months.map { words("privacy.months", ["count": written.count($0)]) } ?? words("privacy.forever")
        var numbers: [PageValues] = [["label": words("privacy.kept"), "value": kept]]
        if let first = retention.firstDayKept {
            numbers.append(["label": words("privacy.since"), "value": written.fullDay(first)])
        }
        numbers.append(["label": words("privacy.waiting"), "value": written.count(retention.kept.waiting)])
        numbers.append(["label": words("privacy.folded"), "value": written.count(retention.kept.folded)])
        let requests = try await requests(frame)
        return frame.page(
            "settings_privacy",
            [
                "numbers": numbers, "canFold": retention.kept.waiting > 0, "hasRequests": !requests.isEmpty,
                "requests": requests,
            ], problem: problem)
    }

    private static let asked: Set<SetAsideReason> = [.dataRequested, .erasureAsked, .shopErasureAsked]
    private static let pageLength = 200
    private static let mostPages = 10

    /// Those that platforms have passed on and nobody has dealt with.
    private static func requests(_ frame: SettingsFrame) async throws -> [PageValues] {
        guard frame.shell.may(.decideConflicts) else { return [] }
        var lines: [ListSetAside.Line] = []
        var after: String?
        for _ in 0..<mostPages {
            let page = try await frame.visit.run(
                ListSetAside(brand: frame.brand, source: .webhook, after: after, limit: pageLength))
            lines += page.lines.filter { asked.contains($0.item.reason) }
            guard let next = page.next else { break }
            after = next
        }
        return lines.map { line in
            [
                "title": SettingsFrame.heading(line.item.reason.name(in: frame.visit.language)),
                "detail": (line.store ?? line.item.topic) + " · " + frame.moment(line.item.receivedAt),
                "address": frame.shell.path + "/imports/aside/" + FormFields.encoded(line.name),
            ]
        }
    }
}
