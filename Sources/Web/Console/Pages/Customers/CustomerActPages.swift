import Access
import Customers
import Facts
import HTTPTypes
import Insight
import Operations
import Segments
import Shop

/// What is done to a customer on a page of its own: merged, warned of, handed out, erased.
enum CustomerActPages {
    private static let path = "/b/{brand}/customers/{customer}"

    static let all: [PageRoute] = [
        .show(path + "/merge") { try await mergePage($0) },
        .post(path + "/merge", merge),
        .show(path + "/risks/new") { try await warnPage($0) },
        .post(path + "/risks", warn),
        .show(path + "/erasure") { try await erasePage($0) },
        .post(path + "/erasure", erase),
        .show(path + "/export") { visit in
            let answer = try await visit.run(ExportCustomer(id: visit["customer"], brand: visit["brand"]))
            let text = try PersonDocument.json(of: answer)
            return .file(
                .attachment(
                    .bytes(Array(text.utf8)), named: visit["customer"] + ".json", mediaType: MediaTypes.json))
        },
        .show(path + "/orders.csv") { visit in
            let shell = try await Shell(visit)
            let profile = try await visit.run(ShowCustomer(id: visit["customer"], brand: shell.name))
            return CustomerPortrait(shell, profile).orderSheet.reply(named: "orders.csv")
        },
        .show("/b/{brand}/customers.csv") { visit in
            let answer = try await visit.run(
                ExportSegment(
                    visit.query.filled("segment") ?? Segment.everyone.text(in: .english), brand: visit["brand"],
                    isUnmasked: false))
            return .file(.csv(SegmentSheet(answer, in: visit.language), of: answer.rows, named: "customers.csv"))
        },
    ]

    private struct Subject {
        let shell: Shell
        let portrait: CustomerPortrait

        init(_ visit: Visit) async throws {
            shell = try await Shell(visit)
            let profile = try await visit.run(ShowCustomer(id: visit["customer"], brand: shell.name))
            portrait = CustomerPortrait(shell, profile)
        }

        func page(_ template: String, _ title: String, _ values: PageValues, problem: String?) -> PageReply {
            let words = shell.words
            var all = values
            all["address"] = CustomerPages.address(shell)
            all["customer"] =
                [
                    "name": portrait.name, "initial": Written.initial(of: portrait.name),
                    "detail": shell.visit["customer"],
                ] as PageValues
            all["problem"] = problem
            return shell.page(template, title: words(title), at: .customers, all).with(
                problem == nil ? .ok : .unprocessableContent)
        }
    }

    private static func mergePage(_ visit: Visit, problem: String? = nil) async throws -> PageReply {
        let form: PageValues = ["other": visit.form["other"] ?? "", "reason": visit.form["reason"] ?? ""]
        return try await Subject(visit).page("customer_merge", "merge.title", ["form": form], problem: problem)
    }

    private static func merge(_ visit: Visit) async throws -> PageReply {
        do {
            let outcome = try await visit.run(
                MergeCustomers(
                    visit["customer"], visit.form.filled("other") ?? "", reason: visit.form.filled("reason"),
                    brand: visit["brand"]))
            return .go(
                "/b/\(visit["brand"])/customers/\(outcome.survivor)", cookies: [Notice.merged.cookie])
        } catch let error as any Explained where error.isMendable {
            return try await mergePage(visit, problem: error.message(in: visit.language))
        }
    }

    private static func warnPage(_ visit: Visit, problem: String? = nil) async throws -> PageReply {
        let form: PageValues = [
            "evidence": visit.form["evidence"] ?? "", "reason": visit.form["reason"] ?? "",
            "until": visit.form["until"] ?? "",
        ]
        let kinds = RiskKind.allCases.map {
            PageValues.option($0.rawValue, $0.name(in: visit.language), isChosen: $0.rawValue == visit.form["kind"])
        }
        return try await Subject(visit).page(
            "customer_warn", "warn.title", ["form": form, "kinds": kinds], problem: problem)
    }

    private static func warn(_ visit: Visit) async throws -> PageReply {
        guard let kind = visit.form["kind"].flatMap({ RiskKind(rawValue: $0) }) else {
            return try await warnPage(visit, problem: visit.words("warn.kindMissing"))
        }
        let evidence = (visit.form["evidence"] ?? "").split(whereSeparator: { ",，、 ".contains($0) }).map(String.init)
        do {
            _ = try await visit.run(
                NoteRisk(
                    kind, of: visit["customer"], evidence: evidence, reason: visit.form.filled("reason"),
                    until: visit.form.filled("until").flatMap { BrandDay($0) }, brand: visit["brand"]))
            return .go("/b/\(visit["brand"])/customers/\(visit["customer"])", cookies: [Notice.warned.cookie])
        } catch let error as any Explained where error.isMendable {
            return try await warnPage(visit, problem: error.message(in: visit.language))
        }
    }

    private static func erasePage(_ visit: Visit, problem: String? = nil) async throws -> PageReply {
        let subject = try await Subject(visit)
        let preview = try await visit.run(PreviewErasure(id: visit["customer"], brand: subject.shell.name))
        let (words, written) = (visit.words, subject.shell.written)
        var effects = [words("erase.orders", count: preview.orders, ["count": written.count(preview.orders)])]
        if !preview.files.isEmpty {
            effects.append(
                words("erase.lists", count: preview.files.count, ["count": written.count(preview.files.count)]))
        }
        effects += preview.left.map { words("erase.files", ["file": $0]) }
        let members = preview.members.map {
            ["name": $0.name ?? $0.id, "detail": $0.id] as PageValues
        }
        let reasons = ErasureReason.allCases.map { PageValues.option($0.rawValue, $0.name(in: visit.language)) }
        return subject.page(
            "customer_erase", "erase.title", ["members": members, "effects": effects, "reasons": reasons],
            problem: problem)
    }

    private static func erase(_ visit: Visit) async throws -> PageReply {
        guard visit.form["sure"] == "yes",
            let reason = visit.form["reason"].flatMap({ ErasureReason(rawValue: $0) })
        else { return try await erasePage(visit, problem: visit.words("erase.unsure")) }
        _ = try await visit.run(EraseCustomer(id: visit["customer"], because: reason, brand: visit["brand"]))
        return .go("/b/\(visit["brand"])/customers/\(visit["customer"])", cookies: [Notice.erased.cookie])
    }
}
