import Shop

/// Something that a checkpoint holds field by field: there are few of it beside the columns.
protocol CheckpointRecord {
    init(from reader: inout ByteReader) throws
    func put(into writer: inout ByteWriter)
}

extension String: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self = try reader.text()
    }

    func put(into writer: inout ByteWriter) {
        writer.put(self)
    }
}

extension Int32: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self = try reader.number()
    }

    func put(into writer: inout ByteWriter) {
        writer.put(self)
    }
}

extension Int64: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self = try reader.number()
    }

    func put(into writer: inout ByteWriter) {
        writer.put(self)
    }
}

extension ID: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self.init(try reader.number())
    }

    func put(into writer: inout ByteWriter) {
        writer.put(raw)
    }
}

extension Product: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self.init(
            id: try ID(from: &reader), store: try ID(from: &reader), code: try reader.text(), title: try reader.text(),
            category: try reader.optionalText(), isConsumable: try reader.flag(), packSize: try reader.number())
    }

    func put(into writer: inout ByteWriter) {
        id.put(into: &writer)
        store.put(into: &writer)
        writer.put(code)
        writer.put(title)
        writer.put(category)
        writer.put(isConsumable)
        writer.put(packSize)
    }
}
