import Shop

/// The steps from an opened file to a recognised one.
struct FileOpening {
    let file: OpenedFile
    let options: ImportOptions
    let chunkSize: Int

    /// Where the text begins, after a byte order mark.
    func textStart() throws(ImportFailure) -> Int {
        guard file.byteCount > 0 else { throw .empty(path: file.path) }
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4096)
        defer { room.deallocate() }
        let count = try file.read(into: room, at: 0)
        let head = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<count])
        if let content = FileContent.recognised(in: head) {
            throw .notText(content: content.name, wayOut: content.wayOut)
        }
        for mark: [UInt8] in [[0xEF, 0xBB, 0xBF], [0x84, 0x31, 0x95, 0x33]] where head.starts(with: mark) {
            return mark.count
        }
        return 0
    }

    func header(_ encoding: TextEncoding, start: Int) throws(ImportFailure) -> HeaderSearch.Header {
        let all = Format.shipped + options.mappings.map(\.format)
        var formats = all
        if let name = options.format {
            formats = all.filter { $0.name == name }
            if formats.isEmpty {
                let known = all.map(\.name)
                let nearest = NearestWord.to(name.rawValue, among: known.map(\.rawValue))
                throw .unknownFormat(name: name, nearest: nearest.map(FormatName.init), known: known)
            }
        }
        return try HeaderSearch(
            file: file, encoding: encoding, start: start, formats: formats, chunkSize: chunkSize
        ).header()
    }

    /// A mapping may insist on an encoding; what `ErrorsFile` wrote is always UTF-8.
    func checkEncoding(_ encoding: TextEncoding, _ format: Format, _ columns: Columns) throws(ImportFailure) {
        guard let wanted = format.encoding, wanted != encoding, !columns.isErrorsFile else { return }
        guard try !isPlain() else { return }
        throw .otherEncoding(found: encoding, wanted: wanted)
    }

    /// What the first rows show.
    struct Glance {
        let hasRows: Bool
        let notes: [Phrase]
    }

    func glance(
        _ header: HeaderSearch.Header, _ encoding: TextEncoding, _ columns: Columns
    ) throws(ImportFailure) -> Glance {
        var reader = RowReader(
            file, encoding: encoding, delimiter: header.delimiter, offset: header.bodyOffset, line: header.bodyLine,
            chunkSize: chunkSize)
        var buyers = BuyerGlance(columns: columns)
        do throws(ImportFailure) {
            while buyers.rows < BuyerGlance.rowLimit, try reader.next() != nil {
                buyers.take(&reader, encoding)
            }
        } catch {
            // The survey finds it again, and names it before anything is imported.
            return Glance(hasRows: true, notes: [])
        }
        return Glance(
            hasRows: buyers.rows > 0, notes: header.format.namesBuyers ? buyers.note.map { [$0] } ?? [] : [])
    }

    /// A mapping is written for its file: a column that it names and the file lacks is probably misspelt.
    func mappingNotes(_ format: Format, _ columns: Columns) -> [Phrase] {
        switch format.reading {
        case .onlineRetail, .shopifyOrders, .taobaoOrders, .taobaoLines: return []
        case .mapped:
            guard !columns.absent.isEmpty else { return [] }
            return [
                Phrase(
                    en: "the mapping names columns that this file lacks: \(columns.absent.joined(separator: ", "))",
                    zh: "映射文件提到、但该文件没有的列：\(columns.absent.joined(separator: "、"))")
            ]
        }
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
