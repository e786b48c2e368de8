import Shop

/// Finds the header among the first rows of a file, and by its names the format.
struct HeaderSearch {
    static let rowLimit = 50

    let file: OpenedFile
    let encoding: TextEncoding
    let start: Int
    let formats: [Format]
    let chunkSize: Int

    /// A row that can be the header of a file of `format`.
    struct Header {
        let format: Format
        let names: [String]
        let delimiter: UInt8
        let score: Int
        /// Where the row after it begins.
        let bodyOffset: Int
        let bodyLine: Int
    }

    /// - Throws: what is missing and what was found, when no row has the key columns of any format.
    func header() throws(ImportFailure) -> Header {
        var best: [Header] = []
        var near: NearHeader?
        var faults: [ImportFailure] = []
        for delimiter in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")] {
            var reader = RowReader(
                file, encoding: encoding, delimiter: delimiter, offset: start, line: 1, chunkSize: chunkSize)
            do throws(ImportFailure) {
                for _ in 0..<Self.rowLimit {
                    guard try reader.next() != nil else { break }
                    let names = try Self.names(&reader, encoding)
                    judge(names, delimiter, reader.offset, reader.line, best: &best, near: &near)
                }
            } catch {
                faults.append(error)
            }
        }
        if best.count > 1 {
            throw .ambiguous(formats: best.map(\.format.name))
        }
        if let header = best.first { return header }
        if let near, near.isNear { throw near.failure }
        if let fault = Self.worst(faults) { throw fault }
        throw near?.failure ?? .empty(path: file.path)
    }

    private func judge(
        _ names: [String], _ delimiter: UInt8, _ offset: Int, _ line: Int, best: inout [Header],
        near: inout NearHeader?
    ) {
        let normal = Set(names.map { ColumnName($0).withoutUnit }.filter { !$0.isEmpty })
        let isErrorsFile = normal.contains { $0.isOfErrorsFile }
        for format in formats {
            if let wanted = format.delimiter, wanted != delimiter, !isErrorsFile { continue }
            if !format.foreign.isDisjoint(with: normal) { continue }
            let score = format.knownNames.intersection(normal).count
            let missing = format.keys.compactMap { key in
                key.normalNames.contains(where: normal.contains) ? nil : key.names.first
            }
            near = NearHeader.nearer(
                near,
                NearHeader(
                    format: format.name, score: score, missing: missing, found: names, keys: format.keys.count))
            guard missing.isEmpty else { continue }
            let header = Header(
                format: format, names: names, delimiter: delimiter, score: score, bodyOffset: offset, bodyLine: line)
            guard let top = best.first else {
                best = [header]
                continue
            }
            let isBetter =
                format.source.precedes(top.format.source)
                || (score > top.score && !top.format.source.precedes(format.source))
            if isBetter {
                best = [header]
            } else if score == top.score, !top.format.source.precedes(format.source),
                !best.contains(where: { $0.format.name == format.name })
            {
                best.append(header)
            }
        }
    }

    private static func names(_ reader: inout RowReader, _ encoding: TextEncoding) throws(ImportFailure) -> [String] {
        var names: [String] = []
        for index in reader.splitter.cells.indices {
            guard let text = encoding.text(reader.cell(index)) else {
                throw .encodingChanges(line: reader.line, from: encoding)
            }
            names.append(text)
        }
        return names
    }

    /// The fault that says most: a row has too many columns under one delimiter, and is one long cell under the others.
    private static func worst(_ faults: [ImportFailure]) -> ImportFailure? {
        for case .tooManyColumns(let line) in faults { return .tooManyColumns(line: line) }
        return faults.first
    }
}
