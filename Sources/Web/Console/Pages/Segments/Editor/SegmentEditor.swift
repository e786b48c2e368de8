import Access
import Foundation
import Operations
import Segments
import Shop

/// A segment that is being written: its conditions as rows and its text, which say the same. Whichever was used last
/// stands, and the other is written anew from the tree that both go through.
struct SegmentEditor: Sendable {
    enum State: Sendable {
        /// There is nothing yet.
        case nothing
        case says(Segment)
        /// The text is none.
        case wrong(SegmentProblem)
        /// A row is none yet.
        case unfinished
    }

    /// What a form asks for.
    enum Use: Sendable {
        case text
        /// With what a button of the conditions does.
        case rows(String)
    }

    let shell: Shell
    let settings: BrandSettings
    private(set) var rows: EditorRows
    /// What is wrong, by row.
    private(set) var mistakes: [Int: String] = [:]
    private(set) var text: String
    /// The text as it was written here last: what differs from it was typed.
    private(set) var was: String
    private(set) var state = State.nothing

    private var labels: RFMLabels {
        switch settings.labelSet {
        case .standard: .standard
        case .second: .second
        }
    }

    private var language: Language { shell.visit.language }

    /// Of a text to begin with.
    init(_ shell: Shell, beginningWith text: String) async throws {
        self.shell = shell
        settings = try await shell.visit.run(ShowSettings(brand: shell.name))
        rows = EditorRows(today: shell.today)
        self.text = Self.lines(text)
        was = ""
        readText()
    }

    /// As a form has it.
    ///
    /// - Parameter use: what stands; nil for what the form itself says.
    init(_ shell: Shell, form: FormFields, using use: Use? = nil) async throws {
        self.shell = shell
        settings = try await shell.visit.run(ShowSettings(brand: shell.name))
        rows = EditorRows(form, today: shell.today)
        text = Self.lines(form["text"] ?? "")
        was = Self.lines(form["was"] ?? "")
        let usual = Self.use(form, isTyped: text != was)
        switch use ?? usual {
        case .text: readText()
        case .rows(let button): readRows(button)
        }
    }

    /// Saving and looking take what was typed, where anything was.
    private static func use(_ form: FormFields, isTyped: Bool) -> Use {
        switch form["do"] ?? "check" {
        case "read": .text
        case "save", "check": isTyped ? .text : .rows("")
        case let button: .rows(button)
        }
    }

    /// Forms end lines in two characters.
    private static func lines(_ text: String) -> String {
        text.replacing("\r\n", with: "\n")
    }

    private mutating func readText() {
        guard !text.allSatisfy(\.isWhitespace) else {
            rows = EditorRows(today: shell.today)
            was = text
            state = .nothing
            return
        }
        do throws(SegmentProblem) {
            let segment = try SegmentParser.parse(text, labels: labels)
            rows = EditorRows(segment, in: language, today: shell.today)
            mistakes = [:]
            was = text
            state = .says(segment)
        } catch {
            state = .wrong(error)
        }
    }

    private mutating func readRows(_ button: String) {
        rows.act(button)
        let said = rows.said(shell.words, labels: labels)
        mistakes = said.mistakes
        if let segment = said.segment {
            state = .says(segment)
            text = segment.text(in: language)
            was = text
        } else if rows.rows.isEmpty {
            state = .nothing
            text = ""
            was = ""
        } else {
            state = .unfinished
        }
    }

    /// What could be written at a place of a text.
    func completions(at place: Int) -> Completions {
        Completions.at(place, in: text, language: language, labels: labels)
    }

    /// The text area.
    var textValues: PageValues { ["text": text, "was": was] }

    /// The conditions.
    var rowValues: PageValues {
        ["clauses": EditorRowsPart(self).values]
    }
}

extension SegmentEditor {
    /// Whether what was written cannot be asked.
    var isWrong: Bool {
        switch state {
        case .wrong, .unfinished: true
        case .nothing, .says: false
        }
    }
}
