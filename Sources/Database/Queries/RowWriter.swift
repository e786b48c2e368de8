/// Takes the cells of many rows, left to right, `end()` after each row. Text with a NUL character is refused.
package struct RowWriter {
    private let sink: any RowSink

    init(_ sink: any RowSink) {
        self.sink = sink
    }

    package func int64(_ value: Int64) throws { try sink.put(int64: value) }
    package func int64(_ value: Int64?) throws {
        if let value { try sink.put(int64: value) } else { try sink.putNull() }
    }
    package func flag(_ value: Bool) throws { try sink.put(flag: value) }
    package func double(_ value: Double) throws { try sink.put(double: value) }
    package func text(_ value: String) throws { try sink.put(text: value) }
    package func text(_ value: String?) throws {
        if let value { try sink.put(text: value) } else { try sink.putNull() }
    }
    package func bytes(_ value: [UInt8]) throws { try sink.put(bytes: value) }
    package func null() throws { try sink.putNull() }
    package func end() throws { try sink.endRow() }
}

/// Where the rows go: a prepared statement or a COPY stream. A reference, since both own what they fill.
protocol RowSink: AnyObject {
    func put(int64 value: Int64) throws
    func put(flag value: Bool) throws
    func put(double value: Double) throws
    func put(text value: String) throws
    func put(bytes value: [UInt8]) throws
    func putNull() throws
    func endRow() throws
}
