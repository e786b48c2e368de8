import Access
import Foundation
import Operations
import Shop

/// The files that were handed in, as the page takes them: the newest first.
struct ImportListPart {
    private static let page = 30
    /// Of a sheet, asked for at once.
    private static let batch = 500
    private let shell: Shell
    private let list: ListHandedIn.Page

    init(_ shell: Shell) async throws {
        let visit = shell.visit
        self.shell = shell
        list = try await visit.run(
            ListHandedIn(brand: shell.name, after: visit.query.filled("after"), limit: Self.page))
    }

    var values: PageValues {
        let rows = list.files.map { row($0) }
        let next = list.next.map { "after=" + FormFields.encoded($0) }
        return .filled([
            "hasRows": !rows.isEmpty, "rows": rows, "next": next.map { shell.path + "/imports?" + $0 },
            "nextRows": next.map { shell.path + "/imports/rows?" + $0 },
        ])
    }

    /// All of them, to be saved.
    static func sheet(_ shell: Shell) async throws -> PageReply {
        var files: [HandedInFile] = []
        var after: String?
        repeat {
            let page = try await shell.visit.run(
                ListHandedIn(brand: shell.name, after: after, limit: batch))
            files += page.files
            after = page.next
        } while after != nil && files.count < Sheet.mostLines
        let titles = [
            "file", "name", "bytes", "state", "new", "advanced", "unchanged", "held_rows", "by", "handed_in_at",
        ]
        let lines = files.map { file in
            let head = [file.id, file.run.name, String(file.run.byteCount), file.run.state.rawValue]
            return head + numbers(of: file) + [file.caller ?? "", file.run.madeAt.date.formatted(.iso8601)]
        }
        return Sheet(titles: titles, rows: lines).reply(named: "imports.csv")
    }

    private static func numbers(of file: HandedInFile) -> [String] {
        guard let counts = file.outcome?.counts else { return ["", "", "", ""] }
        return [counts.new, counts.advanced, counts.unchanged, counts.heldRows].map { String($0) }
    }

    private func row(_ file: HandedInFile) -> PageValues {
        let part = ImportPart(shell, file)
        let held = file.outcome?.counts.heldRows ?? 0
        let heldAddress = file.run.errorsFile == nil || held == 0 ? nil : part.address + "/held-rows"
        return .filled([
            "address": part.address, "name": file.run.name, "size": FileSize.text(file.run.byteCount),
            "lamp": part.lamp, "state": part.shortState, "result": result(file), "heldAddress": heldAddress,
            "held": shell.words("imports.heldLink", count: held, ["count": shell.written.count(held)]),
            "by": part.by ?? "", "when": shell.written.moment(file.run.madeAt, today: shell.today),
        ])
    }

    /// What it did, in short; nil where nothing is kept of it.
    private func result(_ file: HandedInFile) -> String? {
        switch file.run.state {
        case .done:
            return file.outcome.map { outcome in
                shell.words(
                    "imports.summary",
                    [
                        "new": shell.written.count(outcome.counts.new),
                        "advanced": shell.written.count(outcome.counts.advanced),
                        "unchanged": shell.written.count(outcome.counts.unchanged),
                    ])
            }
        case .failed: return file.failure?.message(in: shell.visit.language)
        case .received, .waiting, .running, .tried, .cancelled: return nil
        }
    }
}
