import Access
import Insight
import Operations
import Segments
import Shop

/// All saved segments, and what to begin with.
struct SegmentListPart {
    let shell: Shell
    private let lines: [ListSegments.Line]
    private let starters: [ListStarterSegments.Line]

    init(_ shell: Shell) async throws {
        self.shell = shell
        lines = try await shell.visit.run(ListSegments(brand: shell.name))
        guard shell.may(.changeSegments), shell.may(.readFigures) else {
            starters = []
            return
        }
        let all = try await shell.visit.run(ListStarterSegments(brand: shell.name))
        starters = all.filter { $0.lacking.isEmpty }
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    var values: PageValues {
        [
            "may": shell.segmentRights, "csv": ["list": shell.path + "/segments.csv"] as PageValues,
            "canCompare": !lines.isEmpty, "hasRows": !lines.isEmpty, "rows": lines.map { row($0) },
            "hasStarters": !starters.isEmpty, "scenes": scenes,
        ]
    }

    private func row(_ line: ListSegments.Line) -> PageValues {
        [
            "open": shell.address(of: line.segment), "name": line.segment.name,
            "sentence": line.segment.definition.text(in: words.language),
            "membersAddress": shell.path + "/customers?segment=" + FormFields.encoded(line.segment.name),
            "members": written.count(line.members), "entered": written.change(line.entered),
            "left": written.change(-line.left), "version": String(line.segment.version),
        ]
    }

    private var scenes: [PageValues] {
        StarterScene.allCases.compactMap { scene in
            let own = starters.filter { StarterScene.of($0.starter.id) == scene }
            guard !own.isEmpty else { return nil }
            return ["label": words("segments." + scene.rawValue), "starters": own.map { starter($0) }]
        }
    }

    private func starter(_ line: ListStarterSegments.Line) -> PageValues {
        let name = line.starter.name(in: words.language)
        return [
            "name": name, "sentence": line.segment.text(in: words.language),
            "scene": line.starter.purpose(in: words.language),
            "isSaved": lines.contains { $0.segment.definition == line.segment },
            "open": shell.path + "/segments/new?starter=" + line.starter.id,
            "useIt": words("segments.useIt", ["name": name]),
        ]
    }

    var sheet: Sheet {
        Sheet(
            titles: ["name", "definition", "members", "entered", "left", "version"].map { words("segments." + $0) },
            rows: lines.map { line in
                [
                    line.segment.name, line.segment.definition.text(in: words.language), String(line.members),
                    String(line.entered), String(line.left), String(line.segment.version),
                ]
            })
    }
}
