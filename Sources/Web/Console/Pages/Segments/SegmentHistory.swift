import Insight
import Operations
import Segments
import Shop

/// The definitions that a saved segment had, the latest first.
struct SegmentHistory {
    private let shell: Shell
    private let versions: [SegmentVersion]

    init(_ shell: Shell, _ saved: SavedLine) {
        self.shell = shell
        versions = saved.line.versions.reversed()
    }

    private var words: Words { shell.words }

    var values: [PageValues] {
        versions.map { version in
            [
                "sentence": version.definition.text(in: words.language), "label": label(version),
                "when": shell.written.moment(version.definedAt, today: shell.today),
                "came": shell.written.change(version.came), "went": shell.written.change(-version.went),
                "members": shell.written.count(version.members),
            ]
        }
    }

    private func label(_ version: SegmentVersion) -> String {
        let number = ["number": String(version.number)]
        return switch version.origin {
        case .defined: words("segments.numbered", number)
        case .named: words("segments.numberedNamed", number)
        }
    }

    var sheet: Sheet {
        Sheet(
            titles: ["version", "definition", "since", "came", "went", "members"].map { words("segments." + $0) },
            rows: versions.map { version in
                [
                    String(version.number), version.definition.text(in: words.language),
                    BrandDay(version.definedAt, in: shell.brand.timeZone).description, String(version.came),
                    String(version.went), String(version.members),
                ]
            })
    }
}
