import Access
import Imports
import Operations
import Shop

/// What the columns of a file are, said by whoever knows: files like it are recognised from then on.
enum MappingPages {
    private static let path = "/b/{brand}/imports/{import}/mapping"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let shell = try await Shell(visit)
            let file = try await visit.run(ShowHandedIn(visit["import"], brand: shell.name))
            let draft = MappingDraft(header: try await header(of: file, shell))
            return page(shell, file, draft, text: kept(file.run.setting.mapping))
        },
        .post(path, take),
    ]

    /// A text that was made of choices is one's own from now on: the choices are not known any more.
    private static func kept(_ text: String?) -> String {
        guard let text else { return "" }
        guard MappingDraft.isMade(text), let end = text.lastIndex(of: "\n") else { return text }
        return String(text[...end])
    }

    /// The file's columns, as far as it can be read.
    private static func header(of file: HandedInFile, _ shell: Shell) async throws -> [String] {
        let setting = ImportRun.Setting(language: shell.visit.language)
        do {
            return try await shell.visit.run(PreviewHandedIn(file.id, setting, brand: shell.name)).header
        } catch ImportFailure.unrecognised(let found) {
            return found
        } catch ImportFailure.missingColumns(_, _, let found) {
            return found
        } catch is ImportFailure {
            return []
        }
    }

    /// Looks into the file by the mapping, then has all of it gone through without keeping anything: what it would do
    /// is shown before it is imported, and the import keeps the mapping.
    private static func take(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        let file = try await visit.run(ShowHandedIn(visit["import"], brand: shell.name))
        var draft = MappingDraft(visit.form)
        let typed = (visit.form.filled("text") ?? "").replacing("\r\n", with: "\n")
        let isChosen = typed.isEmpty || MappingDraft.isMade(typed)
        let text = isChosen ? draft.text : typed
        guard !isChosen || !draft.name.isEmpty else {
            return page(shell, file, draft, text: text, errors: ["name": visit.words("mapping.nameHint")])
        }
        var setting = ImportRun.Setting(mapping: text, language: visit.language, isTrial: true)
        do {
            let answer = try await visit.run(PreviewHandedIn(file.id, setting, brand: shell.name))
            let unknown = isChosen ? unknownWords(draft, answer.held) : []
            if !unknown.isEmpty {
                draft.words += unknown.map { (word: $0, status: "") }
                return page(
                    shell, file, draft, text: draft.text, problem: visit.words("mapping.sayWords"))
            }
            setting.store = file.run.setting.store
            _ = try await visit.run(StartHandedIn(file.id, setting, brand: shell.name))
            return .go(ImportPages.address(shell))
        } catch ImportFailure.mapping(let name, let line, let column, let problem) {
            let failure = ImportFailure.mapping(file: name, line: line, column: column, problem: problem)
            let field = isOfName(problem) ? "name" : "text"
            return page(shell, file, draft, text: text, errors: [field: failure.message(in: visit.language)])
        } catch let error as any Explained where error.isMendable {
            return page(shell, file, draft, text: text, problem: error.message(in: visit.language))
        }
    }

    private static func isOfName(_ problem: MappingProblem) -> Bool {
        switch problem {
        case .badName, .shippedName: true
        case .notYAML, .tooLarge, .alias, .wrongForm, .missing, .repeatedKey, .unknownKey, .unknownField, .unknownWord,
            .needs, .missingField, .wordsWithoutColumn:
            false
        }
    }

    /// Words of the status column of which nothing was said yet, in order.
    private static func unknownWords(_ draft: MappingDraft, _ held: [HeldRow]) -> [String] {
        guard let column = draft.statusColumn else { return [] }
        var known = Set(draft.words.map(\.word))
        return held.compactMap { row in
            guard let problem = row.problem, problem.column == column, !problem.isPersonal, !problem.value.isEmpty,
                known.insert(problem.value).inserted
            else { return nil }
            return problem.value
        }
    }

    private static func page(
        _ shell: Shell, _ file: HandedInFile, _ draft: MappingDraft, text: String, errors: PageValues = [:],
        problem: String? = nil
    ) -> PageReply {
        let words = shell.words
        let choices = MappingChoices(words: words)
        let columns: [PageValues] = draft.columns.map { column in
            [
                "name": column.name, "examples": "", "meanings": choices.meanings(column.meaning),
                "meaningLabel": words("mapping.meaningOf", ["column": column.name]),
            ]
        }
        let statuses: [PageValues] = draft.words.enumerated().map { place, word in
            ["id": "word-\(place + 1)", "word": word.word, "states": choices.states(word.status)]
        }
        let values: PageValues = .filled([
            "address": ImportPages.address(shell), "file": ["name": file.run.name] as PageValues,
            "form": ["name": draft.name, "text": text] as PageValues, "kinds": choices.kinds(draft.kind),
            "dateForms": choices.dates(draft.dates), "columns": columns, "hasWords": !statuses.isEmpty,
            "statuses": statuses, "errors": errors, "problem": problem,
        ])
        return shell.page(
            "import_mapping", title: words("mapping.title"), at: .imports, values,
            isRefused: problem != nil || !errors.isEmpty)
    }
}
