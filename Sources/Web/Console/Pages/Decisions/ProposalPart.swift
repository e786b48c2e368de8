import Customers
import Foundation
import Insight
import Operations
import Shop

/// Who may be one person, as the page takes it: the oldest first.
struct ProposalPart {
    private static let page = 20
    private let shell: Shell
    private let list: ListProposals.Answer
    private let standings: ShowStandings.Answer

    init(_ shell: Shell) async throws {
        let visit = shell.visit
        self.shell = shell
        list = try await visit.run(
            ListProposals(brand: shell.name, after: visit.query.filled("after"), limit: Self.page))
        let customers = list.lines.flatMap { [$0.one.customer, $0.other.customer] }
        standings = try await visit.run(ShowStandings(of: customers, brand: shell.name))
    }

    var total: Int { list.total }

    var values: PageValues {
        let rows = list.lines.map { row($0) }
        let common = list.common.map { self.common($0) }
        return .filled([
            "hasRows": !rows.isEmpty, "rows": rows, "hasCommon": !common.isEmpty, "common": common,
            "next": list.next.map { shell.path + "/decisions?after=" + FormFields.encoded($0) },
        ])
    }

    /// All of them, to be carried away.
    static func sheet(_ shell: Shell) async throws -> PageReply {
        let list = try await shell.visit.run(
            Exported(ListProposals(brand: shell.name, limit: Sheet.mostLines)))
        let titles = ["proposal", "customer_1", "name_1", "customer_2", "name_2", "evidence", "value", "noted_at"]
        let lines = list.lines.map { line in
            [
                line.name, line.one.customer, line.one.name ?? "", line.other.customer, line.other.name ?? "",
                line.evidence.name(in: shell.visit.language), line.value ?? "",
                line.notedAt.date.formatted(.iso8601),
            ]
        }
        return Sheet(titles: titles, rows: lines).reply(named: "proposals.csv")
    }

    private func row(_ line: ListProposals.Line) -> PageValues {
        let evidence = line.evidence.name(in: shell.visit.language)
        let label: String = evidence.prefix(1).uppercased() + evidence.dropFirst()
        return .filled([
            "label": label, "value": line.value,
            "when": shell.words(
                "decide.noted", ["when": shell.written.day(of: line.notedAt, today: shell.today)]),
            "one": side(line.one), "other": side(line.other),
            "decideAddress": shell.path + "/decisions/" + line.name,
        ])
    }

    private func side(_ side: ListProposals.Side) -> PageValues {
        let stage = standings.figures[side.customer]?.stage.name(in: shell.visit.language)
        return [
            "address": shell.path + "/customers/" + side.customer, "initial": Written.initial(of: side.name ?? "#"),
            "name": side.name ?? side.customer,
            "detail": [side.customer, stage].compactMap(\.self).joined(separator: " · "),
        ]
    }

    private func common(_ value: ListProposals.Common) -> PageValues {
        [
            "value": value.value ?? "***",
            "kind": IdentityKind(rawValue: value.kind)?.name(in: shell.visit.language) ?? value.kind,
            "persons": shell.words("decide.persons", ["count": shell.written.count(value.persons)]),
        ]
    }
}
