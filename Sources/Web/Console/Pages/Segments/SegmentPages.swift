import Access
import HTTPTypes
import Insight
import Operations
import Segments
import Shop

/// Saved segments: all of them, and each by itself.
enum SegmentPages {
    private static let path = "/b/{brand}/segments"
    private static let one = path + "/{segment}"

    static let all: [PageRoute] = pages + SegmentEditPages.all + SegmentComparePages.all

    private static let pages: [PageRoute] = [
        .show(path) { visit in
            let part = try await SegmentListPart(try await Shell(visit))
            return part.shell.page("segments", title: visit.words("segments.title"), at: .segments, part.values)
        },
        .show(path + ".csv") { visit in
            try await SegmentListPart(try await Shell(visit)).sheet.reply(named: "segments.csv")
        },
        .show(one) { try await page($0) },
        .show(one + "/members.csv") { visit in
            let saved = try await SavedLine(try await Shell(visit))
            let answer = try await visit.run(
                ExportSegment(saved.line.segment.name, brand: visit["brand"], isUnmasked: false))
            return .file(.csv(SegmentSheet(answer, in: visit.language), of: answer.rows, named: "segment.csv"))
        },
        .show(one + "/moves.csv") { visit in
            let shell = try await Shell(visit)
            let saved = try await SavedLine(shell)
            return try await SegmentTrend.find(saved, shell).sheet.reply(named: "segment-moves.csv")
        },
        .show(one + "/versions.csv") { visit in
            let shell = try await Shell(visit)
            return SegmentHistory(shell, try await SavedLine(shell)).sheet.reply(named: "segment-versions.csv")
        },
        .show(one + "/snapshots.csv") { visit in
            let shell = try await Shell(visit)
            let saved = try await SavedLine(shell)
            return try await SegmentSnapshotPart.find(saved, shell).sheet.reply(named: "segment-snapshots.csv")
        },
        .post(one + "/tags") { try await tag($0) },
        .post(one + "/removal") { visit in
            let shell = try await Shell(visit)
            let name = try await SavedLine(shell).line.segment.name
            do {
                try await visit.run(RemoveSegment(name, brand: shell.name))
                return .go(shell.path + "/segments", cookies: [Notice.segmentRemoved.cookie])
            } catch let error as any Explained where error.isMendable {
                return try await page(visit, problem: error.message(in: visit.language))
            }
        },
    ]

    /// Tags the members, now and whoever enters from now on; or no more.
    private static func tag(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        let segment = try await SavedLine(shell).line.segment
        guard let tag = visit.form.filled("tag") else {
            return try await page(visit, tagError: visit.words("segments.tagMissing"))
        }
        do {
            let action: TagSegment.Action = visit.form["act"] == "remove" ? .stops : .tags(takesOff: false)
            _ = try await visit.run(TagSegment(segment.name, with: tag, action, brand: shell.name))
            return .go(shell.address(of: segment), cookies: [Notice.segmentTags.cookie])
        } catch let error as any Explained where error.isMendable {
            return try await page(visit, tagError: error.message(in: visit.language))
        }
    }

    private static func page(
        _ visit: Visit, problem: String? = nil, tagError: String? = nil
    ) async throws -> PageReply {
        let shell = try await Shell(visit)
        let saved = try await SavedLine(shell)
        var values = try await SegmentPart(shell, saved).values()
        if let problem = problem ?? tagError { values["problem"] = problem }
        if let tagError { values["errors"] = ["tag": tagError] as PageValues }
        return shell.page(
            "segment", title: saved.line.segment.name, at: .segments, values,
            isRefused: problem != nil || tagError != nil)
    }
}
