extension LivePart.Mark: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self.init(slot: try reader.number(), day: try reader.number())
    }

    func put(into writer: inout ByteWriter) {
        writer.put(slot)
        writer.put(day)
    }
}

extension LivePart.Review: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self.init(
            slot: try reader.number(), day: try reader.number(), product: try reader.number(),
            store: try reader.number(), stars: try reader.number())
    }

    func put(into writer: inout ByteWriter) {
        writer.put(slot)
        writer.put(day)
        writer.put(product)
        writer.put(store)
        writer.put(stars)
    }
}

extension LivePart.Origin: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self.init(row: try reader.number(), origin: try reader.number())
    }

    func put(into writer: inout ByteWriter) {
        writer.put(row)
        writer.put(origin)
    }
}

extension LivePart.UnnamedRefund: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self.init(amount: try reader.number(), slot: try reader.number(), day: try reader.number())
    }

    func put(into writer: inout ByteWriter) {
        writer.put(amount)
        writer.put(slot)
        writer.put(day)
    }
}
