import Access
import Imports
import Operations
import Shop

/// The first of a file as they would be read, as its page takes it, with the form that has it imported.
struct ImportPreviewPart {
    private let shell: Shell
    private let file: HandedInFile
    private let setting: ImportRun.Setting
    private let stores: [Store]

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    private var language: Language { shell.visit.language }

    /// How it is to be imported, as the form says, else as somebody asked for before.
    static func setting(_ visit: Visit, _ run: ImportRun) -> ImportRun.Setting {
        var setting = run.setting
        setting.language = visit.language
        if visit.form["store"] != nil { setting.store = visit.form.filled("store") }
        if visit.form["format"] != nil {
            setting.format = visit.form.filled("format")
            // Another format than the one that the mapping makes.
            if setting.format != nil { setting.mapping = nil }
        }
        setting.isTrial = visit.form["isTrial"] == "true"
        return setting
    }

    /// `preview`; what stands in its way is `failure` where it is the file's own, else `problem`.
    static func values(_ shell: Shell, _ file: HandedInFile) async throws -> PageValues {
        let visit = shell.visit
        var setting = Self.setting(visit, file.run)
        let stores = try await visit.run(ListStores(brand: shell.name))
        let part = ImportPreviewPart(shell: shell, file: file, setting: setting, stores: stores)
        // It is read alike for every store.
        setting.store = nil
        do {
            let answer = try await visit.run(PreviewHandedIn(file.id, setting, brand: shell.name))
            return ["preview": part.known(answer)]
        } catch let failure as ImportFailure {
            let message = failure.message(in: visit.language)
            switch failure {
            case .unrecognised, .missingColumns, .repeatedColumn, .otherEncoding, .mapping:
                return ["preview": part.unknown(message)]
            // The format is to be chosen.
            case .unknownFormat, .ambiguous:
                return ["preview": part.unread(message)]
            case .missing, .directory, .notAFile, .unreadable, .unwritable, .empty, .headerOnly, .notText,
                .unknownEncoding, .encodingChanges, .nul, .unclosedQuote, .cutRow, .cutCharacter, .cellTooLong,
                .rowTooLong, .tooManyColumns, .groupTooLarge, .changed, .json:
                return ["failure": message]
            }
        } catch ImportingError.previewTooLong {
            let message = ImportingError.previewTooLong.message(in: visit.language)
            return ["preview": part.unread(message)]
        } catch let error as ImportingError {
            return ["problem": error.message(in: visit.language)]
        }
    }

    private func known(_ answer: PreviewHandedIn.Answer) -> PageValues {
        let facts = answer.facts.map { fact($0) }
        let held = answer.held.map { row($0) }
        let fitting = stores.filter { $0.platform == answer.platform }
        let only = fitting.count == 1 ? fitting.first?.name : nil
        let chosen = setting.store ?? only
        let readAs = [
            "store": chosen ?? words(fitting.isEmpty ? "import.newStore" : "import.chooseStore"),
            "encoding": answer.encoding, "count": written.count(answer.header.count),
        ]
        let own: PageValues = [
            "isKnown": true, "format": answer.title(in: language), "readAs": words("import.readAs", readAs),
            "notes": answer.notes.map { $0(in: language) }, "facts": facts, "hasFacts": !facts.isEmpty, "held": held,
            "hasHeld": !held.isEmpty,
            "heldTitle": words("import.heldTitle", count: held.count, ["count": written.count(held.count)]),
        ]
        return own.merging(form(chosen, isNew: fitting.isEmpty)) { old, _ in old }
    }

    /// What the file's columns are has to be said first.
    private func unknown(_ message: String) -> PageValues {
        let own: PageValues = [
            "isKnown": false, "notes": [message], "facts": [PageValues](), "hasFacts": false, "held": [PageValues](),
            "hasHeld": false,
        ]
        return own.merging(form(setting.store, isNew: false)) { old, _ in old }
    }

    /// It cannot be looked into, and may be tried all the same.
    private func unread(_ message: String) -> PageValues {
        let own: PageValues = [
            "isKnown": true, "format": file.run.name, "readAs": message, "notes": [String](),
            "facts": [PageValues](), "hasFacts": false, "held": [PageValues](), "hasHeld": false,
        ]
        return own.merging(form(setting.store, isNew: false)) { old, _ in old }
    }

    /// - Parameters:
    ///   - store: the one that is chosen.
    ///   - isNew: whether the import makes one where none is chosen.
    private func form(_ store: String?, isNew: Bool) -> PageValues {
        let none = PageValues.option(
            "", words(isNew ? "import.newStore" : "import.chooseStore"), isChosen: store == nil)
        let known = stores.map { PageValues.option($0.name, $0.name, isChosen: $0.name == store) }
        let recognised = PageValues.option("", words("import.asRecognised"), isChosen: setting.format == nil)
        let formats = ImportFormats.shipped.map { format in
            PageValues.option(
                format.name.rawValue, format.title(in: language), isChosen: format.name.rawValue == setting.format)
        }
        return [
            "address": ImportPages.address(shell), "stores": [none] + known, "formats": [recognised] + formats,
        ]
    }

    private func fact(_ fact: PreviewHandedIn.Fact) -> PageValues {
        let pieces = fact.pieces.map { $0.title + " × " + written.count(Int($0.quantity)) }
        return .filled([
            "kind": words("import.kind_" + fact.kind.rawValue), "number": fact.number,
            "at": fact.at.map { written.moment($0, today: shell.today) } ?? "", "person": fact.person ?? "",
            "pieces": pieces, "status": fact.status?.name(in: language) ?? "",
            "amount": fact.money.map { written.money($0) } ?? "",
        ])
    }

    private func row(_ row: HeldRow) -> PageValues {
        [
            "line": written.count(row.line), "column": row.problem?.column ?? "",
            "value": row.problem?.shownValue ?? "",
            "reason": row.problem?.reason(in: language) ?? words("import.sameOrder"),
        ]
    }
}
