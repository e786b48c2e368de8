import Shop

/// The steps from an opened file to a recognised one.
struct FileOpening {
    let file: OpenedFile
    let options: ImportOptions
    let chunkSize: Int

    /// What came of it.
    struct Recognised {
        let body: FileBody
        let context: ReadingContext
        let encoding: TextEncoding
        /// What must be said aloud before the file is imported.
        let notes: [Phrase]
    }

    func recognised() throws(ImportFailure) -> Recognised {
        let (start, isJSON) = try text()
        return isJSON ? try elements(start: start) : try table(start: start)
    }

    private func elements(start: Int) throws(ImportFailure) -> Recognised {
        let opening = ElementOpening(file: file, formats: try formats(), offset: start, chunkSize: chunkSize)
        let (format, layout) = try opening.format()
        let columns = try Columns(layout.header, for: format)
        let context = context(format, columns, unit: .element, delimiter: nil)
        let body = ElementBody(file: file, layout: layout, context: context, offset: start, chunkSize: chunkSize)
        return Recognised(
            body: .elements(body), context: context, encoding: .utf8, notes: try opening.notes(layout, columns))
    }

    private func table(start: Int) throws(ImportFailure) -> Recognised {
        let encoding = try EncodingSearch(file: file, chunkSize: chunkSize).encoding()
        let header = try HeaderSearch(
            file: file, encoding: encoding, start: start, formats: try formats(), chunkSize: chunkSize
        ).header()
        let format = header.format
        let columns = try Columns(header.names, for: format)
        try checkEncoding(encoding, format, columns)
        let glance = try glance(header, encoding, columns)
        guard glance.hasRows else { throw .headerOnly(path: file.path) }
        let context = context(format, columns, unit: .line, delimiter: header.delimiter)
        let body = TableBody(
            file: file, encoding: encoding, delimiter: header.delimiter, context: context, offset: header.bodyOffset,
            line: header.bodyLine, chunkSize: chunkSize)
        return Recognised(
            body: .table(body), context: context, encoding: encoding,
            notes: glance.notes + mappingNotes(format, columns))
    }

    private func context(
        _ format: Format, _ columns: Columns, unit: RowUnit, delimiter: UInt8?
    ) -> ReadingContext {
        ReadingContext(
            format: format, columns: columns,
            clock: Clock(zone: format.zone ?? options.zone, order: format.dates, now: options.now),
            currency: format.currency ?? options.currency, unit: unit, delimiter: delimiter)
    }

    /// Where the text begins, after a byte order mark, and whether it is JSON.
    private func text() throws(ImportFailure) -> (start: Int, isJSON: Bool) {
        guard file.byteCount > 0 else { throw .empty(path: file.path) }
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4096)
        defer { room.deallocate() }
        let count = try file.read(into: room, at: 0)
        let head = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<count])
        if let content = FileContent.recognised(in: head) {
            throw .notText(content: content.name, wayOut: content.wayOut)
        }
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0x84, 0x31, 0x95, 0x33]]
        let start = marks.first { head.starts(with: $0) }?.count ?? 0
        return (start, ElementOpening.isJSON(UnsafeBufferPointer(rebasing: head[start...])))
    }

    /// All that may fit, or the one that was named.
    private func formats() throws(ImportFailure) -> [Format] {
        let own = options.mappings.map(\.format)
        let brought = ShippedMappings.formats.filter { format in !own.contains { $0.name == format.name } }
        let all = Format.shipped + own + brought
        guard let name = options.format else { return all }
        let formats = all.filter { $0.name == name }
        guard formats.isEmpty else { return formats }
        let known = all.map(\.name)
        let nearest = NearestWord.to(name.rawValue, among: known.map(\.rawValue))
        throw .unknownFormat(name: name, nearest: nearest.map(FormatName.init), known: known)
    }

    /// A mapping may insist on an encoding; what `ErrorsFile` wrote is always UTF-8.
    private func checkEncoding(_ encoding: TextEncoding, _ format: Format, _ columns: Columns) throws(ImportFailure) {
        guard let wanted = format.encoding, wanted != encoding, !columns.isErrorsFile else { return }
        guard try !isPlain() else { return }
        throw .otherEncoding(found: encoding, wanted: wanted)
    }

    /// What the first rows show.
    private struct Glance {
        let hasRows: Bool
        let notes: [Phrase]
    }

    private func glance(
        _ header: HeaderSearch.Header, _ encoding: TextEncoding, _ columns: Columns
    ) throws(ImportFailure) -> Glance {
        var reader = RowReader(
            file, encoding: encoding, delimiter: header.delimiter, offset: header.bodyOffset, line: header.bodyLine,
            chunkSize: chunkSize)
        var buyers = BuyerGlance(columns: columns)
        do throws(ImportFailure) {
            while buyers.rows < BuyerGlance.rowLimit, try reader.next() != nil {
                let count = reader.splitter.cells.count
                buyers.take { $0 < count ? encoding.text(reader.cell($0)) : nil }
            }
        } catch {
            // The survey finds it again, and names it before anything is imported.
            return Glance(hasRows: true, notes: [])
        }
        return Glance(
            hasRows: buyers.rows > 0, notes: header.format.namesBuyers ? buyers.note.map { [$0] } ?? [] : [])
    }

    /// A mapping is written for its file: a column that it names and the file lacks is probably misspelt.
    private func mappingNotes(_ format: Format, _ columns: Columns) -> [Phrase] {
        guard format.source == .ownMapping, !columns.absent.isEmpty else { return [] }
        return [
            Phrase(
                en: "the mapping names columns that this file lacks: \(columns.absent.joined(separator: ", "))",
                zh: "映射文件提到、但该文件没有的列：\(columns.absent.joined(separator: "、"))")
        ]
    }

    private func isPlain() throws(ImportFailure) -> Bool {
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: chunkSize)
        defer { room.deallocate() }
        var offset = 0
        while true {
            let count = try file.read(into: room, at: offset)
            if count == 0 { return true }
            if room[..<count].contains(where: { $0 >= 0x80 }) { return false }
            offset += count
        }
    }
}
