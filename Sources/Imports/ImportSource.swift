import Foundation
package import Shop

/// An opened file, recognised and ready to be read twice: once to find which rows belong together, once to interpret them.
///
/// The file stays open: what is put under its name meanwhile changes nothing, and a change of the file itself is noticed.
package final class ImportSource: Sendable {
    package let path: String
    package let format: FormatName
    package let formatTitle: Phrase
    /// Whose export it is; `.other` where a mapping names none.
    package let platform: Platform
    package let encoding: TextEncoding
    package let byteCount: Int
    /// As the file has it, without the columns that `ErrorsFile` adds.
    package let header: [String]
    /// The time in the file's name, in the format's zone; nil when it has none.
    package let statedAt: Instant?
    /// What must be said aloud about this file before it is imported.
    package let notes: [Phrase]

    private let file: OpenedFile
    private let context: ReadingContext
    private let delimiter: UInt8
    private let bodyOffset: Int
    private let bodyLine: Int
    private let chunkSize: Int

    /// Opens and recognises the file at `path`.
    ///
    /// - Throws: `ImportFailure` for a file that is none, holds no table, or has no known columns.
    package convenience init(path: String, options: ImportOptions) throws {
        try self.init(path: path, options: options, chunkSize: 1 << 20)
    }

    init(path: String, options: ImportOptions, chunkSize: Int) throws(ImportFailure) {
        let file = try OpenedFile(path: path)
        let opening = FileOpening(file: file, options: options, chunkSize: chunkSize)
        let start = try opening.textStart()
        let encoding = try EncodingSearch(file: file, chunkSize: chunkSize).encoding()
        let header = try opening.header(encoding, start: start)
        let format = header.format
        let columns = try Columns(header.names, for: format)
        try opening.checkEncoding(encoding, format, columns)
        let zone = format.zone ?? options.zone
        let context = ReadingContext(
            format: format, columns: columns, clock: Clock(zone: zone, order: format.dates, now: options.now),
            currency: format.currency ?? options.currency)
        let glance = try opening.glance(header, encoding, columns)
        guard glance.hasRows else { throw .headerOnly(path: path) }

        self.path = path
        self.format = format.name
        formatTitle = format.title
        platform = format.platform
        self.encoding = encoding
        byteCount = file.byteCount
        self.header = columns.header
        statedAt = FileNameTime(path: path).moment(context.clock)
        notes = glance.notes + opening.mappingNotes(format, columns)
        self.file = file
        self.context = context
        delimiter = header.delimiter
        bodyOffset = header.bodyOffset
        bodyLine = header.bodyLine
        self.chunkSize = chunkSize
    }

    /// The first pass: calls `visit` once per run of neighbouring rows that share a group key, in the order of the file,
    /// and finds every fault of the file as a whole, so that nothing is imported from a broken one.
    ///
    /// - Parameter progress: gets the bytes read so far, about every megabyte.
    /// - Throws: `ImportFailure`, or what the closures throw.
    package func survey(_ visit: (RowRun) throws -> Void, progress: (Int) throws -> Void) throws -> Survey {
        var reader = RowReader(
            file, encoding: encoding, delimiter: delimiter, offset: bodyOffset, line: bodyLine, chunkSize: chunkSize)
        var surveyor = Surveyor(context: context, encoding: encoding)
        var reported = 0
        while let row = try reader.next() {
            if let run = try surveyor.take(row, &reader) { try visit(run) }
            if reader.bytesRead - reported >= 1 << 20 {
                reported = reader.bytesRead
                try progress(reported)
            }
        }
        if let run = surveyor.finish() { try visit(run) }
        try progress(byteCount)
        return surveyor.survey
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
            var block = try RowBlock(batch, of: file, encoding: encoding, delimiter: delimiter)
            let part = try block.withRows { interpreter.interpretation(of: $0) }
            statements += part.statements
            held += part.held
        }
        return Interpretation(statements: statements, held: held)
    }
}
