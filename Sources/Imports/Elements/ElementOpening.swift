import Shop

/// Recognises a file of JSON by its first element.
struct ElementOpening {
    let file: OpenedFile
    let formats: [Format]
    let offset: Int
    let chunkSize: Int

    /// Whether a text begins as JSON does.
    static func isJSON(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = head.drop { JSONBlank.isBlank($0) }
        guard let first = rest.popFirst() else { return false }
        rest = rest.drop { JSONBlank.isBlank($0) }
        switch first {
        case UInt8(ascii: "{"): return rest.first == UInt8(ascii: "\"") || rest.first == UInt8(ascii: "}")
        case UInt8(ascii: "["): return rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "]")
        default: return false
        }
    }

    func format() throws(ImportFailure) -> (format: Format, layout: ElementLayout) {
        var reader = ElementReader(file, offset: offset, chunkSize: chunkSize)
        guard let element = try reader.next() else { throw .headerOnly(path: file.path) }
        guard case .object(let members) = element.value else { throw .headerOnly(path: file.path) }
        let found = members.map(\.name)
        var near: NearHeader?
        for format in formats {
            guard let layout = format.layout else { continue }
            let missing = format.keys.compactMap { key in
                key.names.contains { name in
                    layout.columns.contains { $0.name == name && found.contains($0.top(of: layout)) }
                } ? nil : key.names.first
            }
            if missing.isEmpty { return (format, layout) }
            near = NearHeader.nearer(
                near,
                NearHeader(format: format.name, score: 0, missing: missing, found: found, keys: format.keys.count))
        }
        guard let near else {
            throw .notText(
                content: Phrase(en: "JSON", zh: "JSON 文件"),
                wayOut: Phrase(en: "this format is a table; leave the format out", zh: "所指定的格式是表格，请不要指定格式"))
        }
        throw near.failure
    }

    /// What must be said aloud after a look at the first elements.
    func notes(_ layout: ElementLayout, _ columns: Columns) throws(ImportFailure) -> [Phrase] {
        var reader = ElementReader(file, offset: offset, chunkSize: chunkSize)
        var glance = BuyerGlance(columns: columns)
        do throws(ImportFailure) {
            while glance.rows < BuyerGlance.rowLimit, let element = try reader.next() {
                let cells = layout.firstRow(of: element.value)
                glance.take { cells[$0] }
            }
        } catch {
            // The survey finds it again, and names it before anything is imported.
            return []
        }
        return glance.note.map { [$0] } ?? []
    }
}

extension ElementLayout.Column {
    /// The name under which an element holds the column.
    fileprivate func top(of layout: ElementLayout) -> String {
        switch place {
        case .line: layout.lines
        case .firstRow, .everyRow: path[0]
        }
    }
}
