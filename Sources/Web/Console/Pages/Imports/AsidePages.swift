import Access
import Customers
import Operations
import Shop

/// How fresh each store is, and what came in but could not be taken up.
enum AsidePages {
    private static let path = "/b/{brand}/imports"
    private static let one = path + "/aside/{aside}"
    private static let pageLength = 50
    /// So many are counted at most.
    private static let mostCounted = 100

    static let all: [PageRoute] = [
        .show(path + "/health") { visit in
            let shell = try await Shell(visit)
            try shell.demand(.importFacts)
            return try await health(shell)
        },
        .show(path + "/health/rows") { visit in
            let shell = try await Shell(visit)
            return .page("parts/aside_rows", try await rows(shell))
        },
        .post(path + "/aside/retry") { visit in
            let shell = try await Shell(visit)
            _ = try await visit.run(RetrySetAside(nil, brand: shell.name))
            return .go(shell.path + "/imports/health", cookies: [Notice.asideRetried.cookie])
        },
        .show(one) { visit in
            let shell = try await Shell(visit)
            let line = try await item(shell)
            return page(shell, line)
        },
        .post(one + "/revealed") { visit in
            let shell = try await Shell(visit)
            let line = try await item(shell)
            let shown = try await visit.run(ShowSetAside(visit["aside"], brand: shell.name))
            return page(shell, line, shown)
        },
        .post(one + "/retry") { visit in
            let shell = try await Shell(visit)
            let answer = try await visit.run(RetrySetAside(visit["aside"], brand: shell.name))
            guard answer.left.isEmpty else {
                return .go(address(shell), cookies: [Notice.asideLeft.cookie])
            }
            return .go(shell.path + "/imports/health", cookies: [Notice.asideTaken.cookie])
        },
        .post(one + "/removal") { visit in
            let shell = try await Shell(visit)
            _ = try await visit.run(ForgetSetAside(visit["aside"], brand: shell.name))
            return .go(shell.path + "/imports/health", cookies: [Notice.asideForgotten.cookie])
        },
    ]

    /// How many are set aside; nil for none, and for whoever may not see them.
    static func count(_ shell: Shell) async throws -> String? {
        guard shell.may(.decideConflicts) else { return nil }
        let page = try await shell.visit.run(ListSetAside(brand: shell.name, limit: mostCounted))
        guard !page.lines.isEmpty else { return nil }
        return shell.written.count(page.lines.count) + (page.next == nil ? "" : "+")
    }

    private static func address(_ shell: Shell) -> String {
        shell.path + "/imports/aside/" + shell.visit["aside"]
    }

    private static func health(_ shell: Shell) async throws -> PageReply {
        var values = try await rows(shell)
        values["stores"] = try await StoreFreshness(shell).rows
        values["asideCount"] = try await count(shell)
        return shell.page("intake_health", title: shell.words("imports.health"), at: .imports, values)
    }

    private static func rows(_ shell: Shell) async throws -> PageValues {
        guard shell.may(.decideConflicts) else { return ["hasRows": false, "rows": [PageValues]()] }
        let visit = shell.visit
        let page = try await visit.run(
            ListSetAside(brand: shell.name, after: visit.query.filled("after"), limit: pageLength))
        let rows: [PageValues] = page.lines.map { line in
            [
                "topic": line.item.topic, "source": source(line, shell), "reason": reason(line, shell),
                "advice": line.item.reason.advice(in: visit.language), "store": line.store ?? "",
                "when": shell.written.moment(line.item.receivedAt, today: shell.today),
                "address": shell.path + "/imports/aside/" + line.name,
            ]
        }
        let next = page.next.map { "?after=" + FormFields.encoded($0) }
        return .filled([
            "hasRows": !rows.isEmpty, "rows": rows, "next": next.map { shell.path + "/imports/health" + $0 },
            "nextRows": next.map { shell.path + "/imports/health/rows" + $0 },
        ])
    }

    /// The one that the address names, without what it says.
    ///
    /// - Throws: `CustomersError.noSuchAside`.
    private static func item(_ shell: Shell) async throws -> ListSetAside.Line {
        var after: String?
        repeat {
            let page = try await shell.visit.run(
                ListSetAside(brand: shell.name, after: after, limit: PersonLists.most))
            if let found = page.lines.first(where: { $0.name == shell.visit["aside"] }) { return found }
            after = page.next
        } while after != nil
        throw CustomersError.noSuchAside
    }

    /// - Parameter shown: what it says, where that was asked for.
    private static func page(
        _ shell: Shell, _ line: ListSetAside.Line, _ shown: ShowSetAside.Answer? = nil
    ) -> PageReply {
        let language = shell.visit.language
        let when = shell.written.moment(line.item.receivedAt, today: shell.today)
        let detail = [line.item.source.name(in: language), line.store, when].compactMap(\.self)
        let item: PageValues = .filled([
            "topic": line.item.topic, "detail": detail.joined(separator: " · "), "reason": reason(line, shell),
            "advice": line.item.reason.advice(in: language), "problem": shown?.problem?(in: language),
        ])
        let values: PageValues = .filled([
            "address": address(shell), "item": item, "content": shown?.content, "isCut": line.item.isCut,
        ])
        return shell.page("aside", title: line.item.topic, at: .imports, values)
    }

    private static func source(_ line: ListSetAside.Line, _ shell: Shell) -> String {
        line.item.source.name(in: shell.visit.language) + " · " + FileSize.text(Int64(line.item.size))
    }

    private static func reason(_ line: ListSetAside.Line, _ shell: Shell) -> String {
        let name = line.item.reason.name(in: shell.visit.language)
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
