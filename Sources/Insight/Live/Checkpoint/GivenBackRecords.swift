extension GivenBack: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self.init(
            row: try reader.number(), totalDay: try reader.number(), total: try reader.number(),
            firstRecord: try reader.number(), recordCount: try reader.number())
    }

    func put(into writer: inout ByteWriter) {
        writer.put(row)
        writer.put(totalDay)
        writer.put(total)
        writer.put(firstRecord)
        writer.put(recordCount)
    }
}

extension GivenBackHistory: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self.init(
            foreignPaid: try reader.optionalNumber(), steps: try reader.records(), records: try reader.records())
    }

    func put(into writer: inout ByteWriter) {
        writer.put(foreignPaid)
        writer.put(steps)
        writer.put(records)
    }
}

extension GivenBackHistory.Step: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self.init(day: try reader.number(), amount: try reader.number())
    }

    func put(into writer: inout ByteWriter) {
        writer.put(day)
        writer.put(amount)
    }
}

extension GivenBackHistory.Record: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        self.init(amount: try reader.number(), day: try reader.number(), bringsGoodsBack: try reader.flag())
    }

    func put(into writer: inout ByteWriter) {
        writer.put(amount)
        writer.put(day)
        writer.put(bringsGoodsBack)
    }
}
