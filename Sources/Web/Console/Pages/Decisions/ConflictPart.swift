import Facts
import Foundation
import Operations
import Shop

/// Statements that contradict what is known, as the page takes them: of orders first.
struct ConflictPart {
    private static let page = 20
    /// Of a sheet, asked for at once.
    private static let batch = 1_000
    private let shell: Shell
    private let list: ListConflicts.Answer

    init(_ shell: Shell) async throws {
        let visit = shell.visit
        self.shell = shell
        list = try await visit.run(
            ListConflicts(brand: shell.name, after: visit.query.filled("after"), limit: Self.page))
    }

    var total: Int { list.total }

    var values: PageValues {
        let rows = list.conflicts.map { row($0) }
        return .filled([
            "hasRows": !rows.isEmpty, "rows": rows,
            "next": list.next.map { shell.path + "/decisions/conflicts?after=" + FormFields.encoded($0) },
        ])
    }

    /// All of them, a line for each difference.
    static func sheet(_ shell: Shell) async throws -> PageReply {
        var conflicts: [ShownConflict] = []
        var after: String?
        repeat {
            let page = try await shell.visit.run(
                ListConflicts(brand: shell.name, after: after, limit: batch))
            conflicts += page.conflicts
            after = page.next
        } while after != nil && conflicts.count < Sheet.mostLines
        let language = shell.visit.language
        let lines = conflicts.flatMap { conflict in
            conflict.differences.map { difference in
                [
                    conflict.name, conflict.matter.rawValue, conflict.number, conflict.store,
                    difference.contradiction.name(in: language), difference.inForce(in: language),
                    difference.stated(in: language), conflict.recordedAt.date.formatted(.iso8601),
                ]
            }
        }
        let titles = ["conflict", "matter", "number", "store", "what", "in_force", "stated", "recorded_at"]
        return Sheet(titles: titles, rows: lines).reply(named: "conflicts.csv")
    }

    private func row(_ conflict: ShownConflict) -> PageValues {
        let language = shell.visit.language
        let places = ["number": conflict.number, "store": conflict.store]
        let title =
            switch conflict.matter {
            case .order: shell.words("decide.order", places)
            case .refund: shell.words("decide.refund", places)
            }
        let differences: [PageValues] = conflict.differences.map { difference in
            let name = difference.contradiction.name(in: language)
            let label: String = name.prefix(1).uppercased() + name.dropFirst()
            return [
                "label": label, "inForce": difference.inForce(in: language),
                "stated": difference.stated(in: language),
            ]
        }
        return [
            "title": title, "when": shell.written.moment(conflict.recordedAt, today: shell.today),
            "differences": differences, "decideAddress": shell.path + "/decisions/conflicts/" + conflict.name,
        ]
    }
}
