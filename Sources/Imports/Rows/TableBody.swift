import Shop

/// The rows of a table.
struct TableBody: Sendable {
    let file: OpenedFile
    let encoding: TextEncoding
    let delimiter: UInt8
    let context: ReadingContext
    /// Where the row after the header begins.
    let offset: Int
    let line: Int
    let chunkSize: Int

    func survey(_ visit: (RowRun) throws -> Void, progress: (Int) throws -> Void) throws -> Survey {
        var reader = RowReader(
            file, encoding: encoding, delimiter: delimiter, offset: offset, line: line, chunkSize: chunkSize)
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
        try progress(file.byteCount)
        return surveyor.survey
    }

    func interpretation(of runs: [RowRun], by interpreter: Interpreter) throws(ImportFailure) -> Interpretation {
        var block = try RowBlock(runs, of: file, encoding: encoding, delimiter: delimiter)
        return try block.withRows { interpreter.interpretation(of: $0) }
    }
}
