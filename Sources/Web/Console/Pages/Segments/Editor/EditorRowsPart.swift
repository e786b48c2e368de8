import Access
import Segments
import Shop

/// The rows of the editor as the page takes them.
struct EditorRowsPart {
    private let editor: SegmentEditor

    init(_ editor: SegmentEditor) {
        self.editor = editor
    }

    private var rows: [EditorRow] { editor.rows.rows }
    private var words: Words { editor.shell.words }

    var values: [PageValues] {
        rows.indices.map { place -> PageValues in
            var values = around(place)
            switch rows[place].content {
            case .group(let join): values.merge(group(join, place)) { $1 }
            case .clause(let draft): values.merge(clause(draft, place)) { $1 }
            case .text(let sentence): values.merge(text(sentence)) { $1 }
            }
            return values
        }
    }

    private func around(_ place: Int) -> PageValues {
        let isGroup = rows[place].isGroup
        return .filled([
            "row": "c\(place)", "depth": String(rows[place].depth), "joined": joined(place),
            "remove": "remove:\(place)",
            "removeLabel": words(
                isGroup ? "segments.removeGroup" : "segments.removeClause", ["number": String(place)]),
            "clauseProblem": editor.mistakes[place],
        ])
    }

    /// The word before a row; nil for the first of its group.
    private func joined(_ place: Int) -> String? {
        let depth = rows[place].depth
        guard place > 0, let parent = rows[..<place].lastIndex(where: { $0.isGroup && $0.depth < depth }),
            parent < place - 1, case .group(let join) = rows[parent].content
        else { return nil }
        return words(join.isAny ? "segments.or" : "segments.and")
    }

    private func group(_ join: EditorRow.Join, _ place: Int) -> PageValues {
        var values: PageValues = [
            "kind": "group", "group": true, "addTo": "add-to:\(place)",
            "joins": EditorRow.Join.allCases.map {
                PageValues.option($0.rawValue, words("segments." + word(of: $0)), isChosen: $0 == join)
            },
        ]
        // The whole has buttons of its own, and stays.
        if place > 0 {
            values["canAdd"] = true
            values["canRemove"] = true
        }
        return values
    }

    private func word(of join: EditorRow.Join) -> String {
        switch join {
        case .all: "allOf"
        case .any: "anyOf"
        case .notAll: "noneOf"
        case .notAny: "neitherOf"
        }
    }

    private func text(_ sentence: String) -> PageValues {
        ["kind": "text", "asText": true, "typed": sentence]
    }

    private func clause(_ draft: ClauseDraft, _ place: Int) -> PageValues {
        let fields = ClauseFields(
            draft, row: "c\(place)", words, currency: editor.shell.brand.currency, labels: editor.settings.labelSet)
        var values: PageValues = [
            "kind": "clause", "clause": true, "subjects": fields.subjects, "fields": fields.values, "sentence": "",
        ]
        do {
            values["sentence"] = try draft.segment().text(in: words.language)
        } catch {
            // What is wrong stands in its place.
        }
        return values
    }
}
