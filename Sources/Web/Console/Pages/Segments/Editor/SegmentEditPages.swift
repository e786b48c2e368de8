import Access
import HTTPTypes
import Insight
import Operations
import Segments
import Shop

/// Writing a segment: conditions and text beside each other, and whom they fit.
enum SegmentEditPages {
    private static let path = "/b/{brand}/segments"

    static let all: [PageRoute] = [
        .show(path + "/new") { visit in
            let shell = try await writing(visit)
            let starter = visit.query.filled("starter").flatMap { id in StarterSegments.all.first { $0.id == id } }
            var text = visit.query["text"] ?? ""
            if let starter { text = try SegmentParser.parse(starter.text).text(in: visit.language) }
            let editor = try await SegmentEditor(shell, beginningWith: text)
            let name = starter?.name(in: visit.language) ?? ""
            return try await page(editor, SegmentEdit(shell, nil), name: name, isRefused: false)
        },
        .post(path + "/new") { visit in
            try await act(visit, SegmentEdit(try await writing(visit), nil))
        },
        .show(path + "/{segment}/edit") { visit in
            let shell = try await writing(visit)
            let edit = SegmentEdit(shell, try await SavedLine(shell).line.segment)
            let text = edit.segment?.definition.text(in: visit.language) ?? ""
            let editor = try await SegmentEditor(shell, beginningWith: text)
            return try await page(editor, edit, name: edit.segment?.name ?? "", isRefused: false)
        },
        .post(path + "/{segment}/edit") { visit in
            let shell = try await writing(visit)
            return try await act(visit, SegmentEdit(shell, try await SavedLine(shell).line.segment))
        },
        .post(path + "/preview") { visit in
            let isText = visit.query["from"] != "builder"
            let editor = try await SegmentEditor(
                try await writing(visit), form: visit.form, using: isText ? .text : .rows(visit.form["do"] ?? ""))
            return .page("parts/segment_preview", try await preview(editor, isText: isText))
        },
        .show(path + "/completions") { visit in
            let editor = try await SegmentEditor(try await writing(visit), beginningWith: visit.query["text"] ?? "")
            let place = visit.query["at"].flatMap { Int($0) } ?? editor.text.count
            return .page("parts/segment_completions", try await CompletionPart(editor, at: place).values())
        },
    ]

    /// For whoever may save what they write.
    private static func writing(_ visit: Visit) async throws -> Shell {
        let shell = try await Shell(visit)
        try shell.demand(.changeSegments)
        return shell
    }

    /// The preview, and whichever side was not used, for a page that is there.
    private static func preview(_ editor: SegmentEditor, isText: Bool) async throws -> PageValues {
        var values = try await SegmentPreviewPart(editor).values()
        values["path"] = editor.shell.path
        if case .wrong = editor.state { return values }
        values["clausesAreSwapped"] = true
        values.merge(editor.rowValues) { $1 }
        if case .unfinished = editor.state { return values }
        guard !isText else { return values }
        values["textIsSwapped"] = true
        values.merge(editor.textValues) { $1 }
        return values
    }

    // MARK: A form

    private static func act(_ visit: Visit, _ edit: SegmentEdit) async throws -> PageReply {
        let editor = try await SegmentEditor(edit.shell, form: visit.form)
        let name = visit.form.filled("name") ?? ""
        guard visit.form["do"] == "save" else {
            return try await page(editor, edit, name: name, isRefused: editor.isWrong)
        }
        guard case .says(let segment) = editor.state else {
            return try await page(
                editor, edit, name: name, problem: editor.isWrong ? nil : visit.words("segments.nothingToSave"),
                isRefused: true)
        }
        if let mistake = try await edit.mistake(inName: name) {
            return try await page(editor, edit, name: name, nameError: mistake, isRefused: true)
        }
        do {
            let outcome = try await visit.run(
                SaveSegment(
                    name, as: segment.text(in: .english), brand: edit.shell.name,
                    enters: edit.segment != nil && visit.form["enter"] == "yes"))
            return .go(edit.shell.address(of: outcome.segment), cookies: [Notice.segmentSaved.cookie])
        } catch let error as any Explained where error.isMendable {
            return try await page(
                editor, edit, name: name, problem: error.message(in: visit.language), isRefused: true)
        }
    }

    private static func page(
        _ editor: SegmentEditor, _ edit: SegmentEdit, name: String, nameError: String? = nil,
        problem: String? = nil, isRefused: Bool
    ) async throws -> PageReply {
        let shell = edit.shell
        var values = try await SegmentPreviewPart(editor).values()
        values.merge(editor.rowValues) { $1 }
        values.merge(editor.textValues) { $1 }
        values.merge(edit.values) { $1 }
        values["form"] = ["name": name] as PageValues
        if let nameError { values["errors"] = ["name": nameError] as PageValues }
        if let problem { values["problem"] = problem }
        values["completions"] = [PageValues]()
        values["nameLists"] = try await NameListPart(shell).values()
        return shell.page("segment_edit", title: edit.heading, at: .segments, values, isRefused: isRefused)
    }
}
