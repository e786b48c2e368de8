import Access
import Foundation
import Operations
import Shop

/// Who did what with a brand.
enum AuditPages {
    private static let path = "/b/{brand}/settings/audit"
    private static let pageLength = 50
    private static let sheetPiece = 1_000
    /// More are fetched by the interface for programs.
    private static let mostInSheet = 100_000

    static let all: [PageRoute] = [
        .show(path) { visit in
            let frame = try await SettingsFrame(visit, in: .audit)
            let values = try await rows(frame)
            return frame.page("settings_audit", values)
        },
        .show(path + "/rows") { visit in
            .page("parts/audit_rows", try await rows(SettingsFrame(visit, in: .audit)))
        },
        .show(path + ".csv") { visit in try await sheet(SettingsFrame(visit, in: .audit)).reply(named: "audit.csv") },
    ]

    private static func rows(_ frame: SettingsFrame) async throws -> PageValues {
        let before = frame.visit.query.filled("before").flatMap { Int64($0) }
        let lines = try await frame.visit.run(
            ListBrandAudit(.newest(below: before), limit: pageLength + 1, brand: frame.brand))
        let shown = lines.prefix(pageLength)
        let next = lines.count > pageLength ? shown.last.map { "?before=\($0.row.number)" } : nil
        return .filled([
            "hasRows": !shown.isEmpty, "rows": shown.map { AuditWords(frame, $0).values },
            "next": next.map { frame.path + $0 }, "nextRows": next.map { frame.path + "/rows" + $0 },
        ])
    }

    private static func sheet(_ frame: SettingsFrame) async throws -> Sheet {
        let words = frame.words
        var rows: [[String]] = []
        var before: Int64?
        while rows.count < mostInSheet {
            let lines = try await frame.visit.run(
                ListBrandAudit(.newest(below: before), limit: sheetPiece, brand: frame.brand))
            rows += lines.map { AuditWords(frame, $0).cells }
            before = lines.last?.row.number
            if lines.count < sheetPiece { break }
        }
        let titles = ["number", "when", "who", "what", "whom", "note"].map { words("audit." + $0) }
        return Sheet(titles: titles, rows: rows)
    }
}
