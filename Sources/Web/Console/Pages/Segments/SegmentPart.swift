import Access
import Insight
import Operations
import Segments
import Shop

/// A saved segment as its page takes it.
struct SegmentPart {
    private let shell: Shell
    private let saved: SavedLine

    init(_ shell: Shell, _ saved: SavedLine) {
        self.shell = shell
        self.saved = saved
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    private var line: ListSegments.Line { saved.line }
    private var segment: SavedSegment { saved.line.segment }
    private var address: String { shell.address(of: segment) }
    private var members: String {
        shell.path + "/customers?segment=" + FormFields.encoded(segment.name)
    }

    func values() async throws -> PageValues {
        let visit = shell.visit
        let answer = try await visit.run(AskSegment(segment.name, brand: shell.name, limit: 0))
        let sample = try await SegmentSample(shell).of(segment.name, why: (address, segment.name))
        let name = segment.name
        var values: PageValues = [
            "may": shell.segmentRights, "name": name, "key": shell.key(of: segment), "address": address,
            "sentence": segment.definition.text(in: words.language),
            "remarks": answer.remarks.map { $0(in: words.language) },
            "numbers": numbers(count: answer.members.members.count, known: answer.members.known),
            "hasSample": !sample.isEmpty, "sample": sample, "membersAddress": members,
            "allMembers": words("segments.all", ["count": written.count(answer.members.members.count)]),
            "tagAsk": words("segments.tagAsk", ["count": written.count(line.members)]),
            "form": ["tag": visit.form["tag"] ?? "", "name": name] as PageValues,
            "removeAsk": words("segments.removeAsk", ["name": name]), "usedBy": usedBy, "csv": csv,
        ]
        values["versions"] = SegmentHistory(shell, saved).values
        values["knownTags"] = try await knownTags()
        if let customer = visit.query.filled("why") {
            values["why"] = try await WhyPart(shell).values(of: customer, in: name)
        }
        guard shell.may(.readFigures) else { return values }
        values["trend"] = try await SegmentTrend.find(saved, shell).values
        let snapshots = try await SegmentSnapshotPart.find(saved, shell).values
        values["snapshots"] = snapshots
        values["hasSnapshots"] = !snapshots.isEmpty
        return values
    }

    private func knownTags() async throws -> [String] {
        guard shell.may(.changeSegments), shell.may(.readFigures) else { return [] }
        return try await shell.visit.run(SuggestNames("", brand: shell.name)).names.tags
    }

    private var csv: PageValues {
        let figures = shell.may(.readFigures)
        return .filled([
            "members": shell.may(.exportCustomers) ? address + "/members.csv" : nil,
            "moves": figures ? address + "/moves.csv?days=\(SegmentTrend.days(shell.visit.query))" : nil,
            "snapshots": figures ? address + "/snapshots.csv" : nil, "versions": address + "/versions.csv",
        ])
    }

    private func numbers(count: Int, known: Int) -> [PageValues] {
        [
            [
                "label": words("segments.today"), "value": written.count(count), "open": members,
                "note": words("segments.ofKnown", ["count": written.count(known)]),
            ],
            [
                "label": words("segments.share"),
                "value": Share(count, of: known).rate.map { written.percent($0) } ?? "–",
            ],
            ["label": words("segments.enteredNow"), "value": written.change(line.entered)],
            ["label": words("segments.leftNow"), "value": written.change(-line.left)],
        ]
    }

    /// The segments that name this one.
    private var usedBy: String {
        let names = saved.all.filter { SegmentNames(of: $0.segment.definition).segments.contains(segment.name) }
            .map(\.segment.name)
        guard !names.isEmpty else { return words("segments.usedByNone") }
        let list = names.joined(separator: words.language == .chinese ? "、" : ", ")
        return words("segments.usedBy", ["names": list])
    }
}
