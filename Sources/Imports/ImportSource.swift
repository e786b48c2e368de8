import Foundation
package import Shop

/// An opened file, recognised and ready to be read twice: once to find which rows belong together, once to interpret them.
///
/// The file stays open: what is put under its name meanwhile changes nothing, and a change of the file itself is noticed.
package final class ImportSource: Sendable {
    /// As it is called in what is said of it.
    package let path: String
    package let format: FormatName
    package let formatTitle: Phrase
    /// Whose export it is; `.other` where a mapping names none.
    package let platform: Platform
    package let encoding: TextEncoding
    package let byteCount: Int
    /// By what the places of its rows are numbered.
    package var rowUnit: RowUnit { context.unit }
    /// As the file has it, without the columns that `ErrorsFile` adds.
    package let header: [String]
    /// The time in the file's name, in the format's zone; nil when it has none.
    package let statedAt: Instant?
    /// What must be said aloud about this file before it is imported.
    package let notes: [Phrase]

    private let body: FileBody
    private let context: ReadingContext

    /// Opens and recognises the file at `path`.
    ///
    /// - Parameter name: what its owner calls it, where it lies under another.
    /// - Throws: `ImportFailure` for a file that is none, holds no table, or has no known columns.
    package convenience init(path: String, name: String? = nil, options: ImportOptions) throws {
        try self.init(path: path, name: name, options: options, chunkSize: 1 << 20)
    }

    init(path place: String, name: String? = nil, options: ImportOptions, chunkSize: Int) throws(ImportFailure) {
        let file = try OpenedFile(path: place, name: name)
        let recognised = try FileOpening(file: file, options: options, chunkSize: chunkSize).recognised()
        let format = recognised.context.format
        path = file.path
        self.format = format.name
        formatTitle = format.title
        platform = format.platform
        encoding = recognised.encoding
        byteCount = file.byteCount
        header = recognised.context.columns.header
        statedAt = FileNameTime(path: file.path).moment(recognised.context.clock)
        notes = recognised.notes
        body = recognised.body
        context = recognised.context
    }

    /// The first pass: calls `visit` once per run of neighbouring rows that share a group key, in the order of the file,
    /// and finds every fault of the file as a whole, so that nothing is imported from a broken one.
    ///
    /// - Parameter progress: gets the bytes read so far, about every megabyte.
    /// - Throws: `ImportFailure`, or what the closures throw.
    package func survey(_ visit: (RowRun) throws -> Void, progress: (Int) throws -> Void) throws -> Survey {
        try body.survey(visit, progress: progress)
    }

    /// The second pass: what the rows of `runs` state, all runs of a group together and in the order of the file. All
    /// rows of an order with a bad row are held back whole. Several groups may be given at once.
    ///
    /// - Throws: `ImportFailure` when the file changed since it was opened, or a group is beyond any order's size.
    package func interpret(_ runs: [RowRun]) throws -> Interpretation {
        let interpreter = Interpreter(context: context)
        var statements: [Statement] = []
        var held: [HeldRow] = []
        for batch in try RunBatches(runs: runs, groupColumn: context.groupColumn).batches() {
            let part = try body.interpretation(of: batch, by: interpreter)
            statements += part.statements
            held += part.held
        }
        return Interpretation(statements: statements, held: held)
    }
}
