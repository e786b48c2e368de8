import Access
import Insight
import Operations
import Shop

/// The first page of a brand: who comes back, what waits, who is due.
enum TodayPages {
    static let all: [PageRoute] = [
        .show("/b/{brand}/today") { visit in
            let shell = try await Shell(visit)
            let report = try await visit.run(ReportToday(brand: shell.name))
            let due = try await due(shell)
            let part = TodayPart(shell, report, due: due, attention: try await TodayAttention(shell).items())
            return shell.page("today", title: visit.words("today.title"), at: .today, part.values)
        },
        .show("/b/{brand}/today.csv") { visit in
            let shell = try await Shell(visit)
            let report = try await visit.run(ReportToday(brand: shell.name))
            return TodayPart(shell, report, due: nil, attention: []).sheet.reply(named: "today.csv")
        },
    ]

    static let dueShown = 5
    static let dueWithinDays = 7

    /// Nil for whoever may not see customers.
    private static func due(_ shell: Shell) async throws -> ListDue.Answer? {
        guard shell.may(.readCustomers) else { return nil }
        return try await shell.visit.run(
            ListDue(brand: shell.name, withinDays: dueWithinDays, subject: .whole, limit: dueShown))
    }
}

/// What waits for somebody's decision.
struct TodayAttention {
    private let shell: Shell
    private static let most = 100

    init(_ shell: Shell) {
        self.shell = shell
    }

    func items() async throws -> [PageValues] {
        let words = shell.words
        var items: [PageValues] = []
        if shell.may(.decideConflicts) {
            let conflicts = try await shell.visit.run(ListConflicts(brand: shell.name, limit: 1)).total
            if conflicts > 0 {
                items.append([
                    "address": shell.path + "/decisions/conflicts", "lamp": "warn",
                    "title": words("today.conflicts", count: conflicts, ["count": shell.written.count(conflicts)]),
                    "detail": words("today.conflictsDetail"),
                ])
            }
        }
        if shell.may(.mergeCustomers) {
            let list = try await shell.visit.run(ListProposals(brand: shell.name, limit: Self.most))
            let count = list.lines.count
            if count > 0 {
                let shown = shell.written.count(count) + (list.next == nil ? "" : "+")
                items.append([
                    "address": shell.path + "/decisions", "lamp": "calm",
                    "title": words("today.proposals", count: count, ["count": shown]),
                    "detail": words("today.proposalsDetail"),
                ])
            }
        }
        return items
    }
}
