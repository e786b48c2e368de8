package import Shop

/// Why a file cannot be imported at all. What is wrong with single rows is a `RowProblem`.
package enum ImportFailure: Error, Sendable, Equatable {
    case missing(path: String)
    case directory(path: String)
    case notAFile(path: String)
    case unreadable(path: String, reason: String)
    case unwritable(path: String, reason: String)
    case empty(path: String)
    case headerOnly(path: String)
    case notText(content: Phrase, wayOut: Phrase)
    /// Neither UTF-8 nor GB18030 from this line on.
    case unknownEncoding(line: Int)
    /// In `from` up to this line, or nearly everywhere but in this line.
    case encodingChanges(line: Int, from: TextEncoding)
    /// A mapping asks for another encoding than the file's.
    case otherEncoding(found: TextEncoding, wanted: TextEncoding)
    case nul(line: Int)
    /// `line` is where the quote was opened.
    case unclosedQuote(line: Int)
    case cutRow(line: Int, cells: Int, columns: Int)
    case cutCharacter(line: Int)
    case cellTooLong(line: Int, isQuoted: Bool)
    case rowTooLong(line: Int)
    case tooManyColumns(line: Int)
    /// The rows that share one order number are more than one order can have.
    case groupTooLarge(line: Int, column: String)
    case unknownFormat(name: FormatName, nearest: FormatName?, known: [FormatName])
    case unrecognised(found: [String])
    case missingColumns(format: FormatName, missing: [String], found: [String])
    case ambiguous(formats: [FormatName])
    case repeatedColumn(name: String)
    case changed(path: String)
    /// A JSON file is broken at this byte, counted from 0, in or before this element.
    case json(element: Int, line: Int, byte: Int, fault: JSONFault)
    case mapping(file: String, line: Int, column: Int, problem: MappingProblem)

    init(_ fault: SplitFault, firstLine: Int) {
        switch fault {
        case .unclosedQuote(let line): self = .unclosedQuote(line: firstLine + line)
        case .cellTooLong(let line, let isQuoted): self = .cellTooLong(line: firstLine + line, isQuoted: isQuoted)
        case .rowTooLong: self = .rowTooLong(line: firstLine)
        case .tooManyColumns: self = .tooManyColumns(line: firstLine)
        }
    }

    /// The line of the file that it names, where it names one.
    package var line: Int? {
        switch self {
        case .unknownEncoding(let line), .encodingChanges(let line, _), .nul(let line), .unclosedQuote(let line),
            .cutRow(let line, _, _), .cutCharacter(let line), .cellTooLong(let line, _), .rowTooLong(let line),
            .tooManyColumns(let line), .groupTooLarge(let line, _), .json(_, let line, _, _),
            .mapping(_, let line, _, _):
            line
        case .missing, .directory, .notAFile, .unreadable, .unwritable, .empty, .headerOnly, .notText, .otherEncoding,
            .unknownFormat, .unrecognised, .missingColumns, .ambiguous, .repeatedColumn, .changed:
            nil
        }
    }
}

extension ImportFailure: Explained {
    package var kind: FailureKind {
        switch self {
        case .missing: .notFound
        case .changed: .conflict
        case .unreadable, .unwritable: .unavailable
        case .directory, .notAFile, .empty, .headerOnly, .notText, .unknownEncoding, .encodingChanges, .otherEncoding,
            .nul, .unclosedQuote, .cutRow, .cutCharacter, .cellTooLong, .rowTooLong, .tooManyColumns, .groupTooLarge,
            .unknownFormat, .unrecognised, .missingColumns, .ambiguous, .repeatedColumn, .json, .mapping:
            .invalid
        }
    }

    package var code: String {
        switch self {
        case .missing: "file.missing"
        case .directory: "file.directory"
        case .notAFile: "file.not_a_file"
        case .unreadable: "file.unreadable"
        case .unwritable: "file.unwritable"
        case .empty: "file.empty"
        case .headerOnly: "file.header_only"
        case .notText: "file.not_text"
        case .unknownEncoding: "file.encoding_unknown"
        case .encodingChanges: "file.encoding_changes"
        case .otherEncoding: "file.encoding_other"
        case .nul: "file.nul"
        case .unclosedQuote: "file.quote_unclosed"
        case .cutRow, .cutCharacter: "file.cut_off"
        case .cellTooLong: "file.cell_too_long"
        case .rowTooLong: "file.row_too_long"
        case .tooManyColumns: "file.too_many_columns"
        case .groupTooLarge: "file.group_too_large"
        case .unknownFormat: "format.unknown"
        case .unrecognised: "format.unrecognised"
        case .missingColumns: "format.columns_missing"
        case .ambiguous: "format.ambiguous"
        case .repeatedColumn: "format.column_repeated"
        case .changed: "file.changed"
        case .json: "file.json_broken"
        case .mapping: "mapping.invalid"
        }
    }

    package var message: Phrase { ImportFailureText(failure: self).message }
}
