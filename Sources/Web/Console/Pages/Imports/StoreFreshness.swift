import Access
import Operations
import Shop

/// When each store last told something, and by what way.
struct StoreFreshness {
    /// So many files are looked at for the last of each store.
    private static let mostFiles = 200
    private static let freshDays = 7
    private let shell: Shell
    private let stores: [Store]
    private let files: [HandedInFile]
    private let webhooks: [ListWebhookSources.Line]

    init(_ shell: Shell) async throws {
        let visit = shell.visit
        self.shell = shell
        stores = try await visit.run(ListStores(brand: shell.name))
        if shell.may(.importFacts) {
            files = try await visit.run(ListHandedIn(brand: shell.name, limit: Self.mostFiles)).files
        } else {
            files = []
        }
        if shell.may(.changeBrand) {
            webhooks = try await visit.run(ListWebhookSources(brand: shell.name))
        } else {
            webhooks = []
        }
    }

    var rows: [PageValues] { stores.map { row($0) } }

    private func row(_ store: Store) -> PageValues {
        let file = files.first { $0.run.state == .done && $0.outcome?.store == store.name }
        let senders = webhooks.filter { $0.source.store == store.id && $0.source.endedAt == nil }
        let told = senders.compactMap(\.tally.last).max()
        let latest = [file?.run.endedAt, told].compactMap(\.self).max()
        var sources: [String] = []
        if !senders.isEmpty { sources.append(shell.words("intake.byWebhook")) }
        if file != nil { sources.append(shell.words("intake.byFiles")) }
        return [
            "lamp": lamp(latest), "name": store.name,
            "source": sources.isEmpty ? shell.words("intake.byNothing") : sources.joined(separator: " · "),
            "latest": latest.map { shell.written.moment($0, today: shell.today) } ?? "–",
            "coverage": file?.outcome?.counts.buyerShare.map { shell.written.percent($0) } ?? "–",
        ]
    }

    private func lamp(_ latest: Instant?) -> String {
        guard let latest else { return "idle" }
        let days = shell.today.number - BrandDay(latest, in: shell.brand.timeZone).number
        return days > Self.freshDays ? "warn" : "good"
    }
}
