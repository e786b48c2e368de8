import Columns

/// Goes over everything that a checkpoint holds, name by name, to write it or to read it: one walk for both, so that neither
/// can leave out what the other has.
protocol CheckpointVisitor {
    /// Whether it fills what it is shown; else it only looks.
    var isReading: Bool { get }

    mutating func visit<Element>(_ name: String, _ column: inout Column<Element>) throws
    mutating func visit(_ name: String, _ mask: inout BitMask) throws
    mutating func visit<Record: CheckpointRecord>(_ name: String, _ records: inout [Record]) throws
}

extension CheckpointVisitor {
    /// What hangs on a number.
    mutating func visit<Key: CheckpointRecord & Hashable & Comparable, Value: CheckpointRecord>(
        _ name: String, _ values: inout [Key: Value]
    ) throws {
        // In order, so that the same columns make the same file.
        var keys = isReading ? [] : values.keys.sorted()
        var listed = keys.compactMap { values[$0] }
        try visit(name + " keys", &keys)
        try visit(name, &listed)
        guard isReading else { return }
        guard keys.count == listed.count else { throw CheckpointFault.inconsistent(part: name) }
        values = Dictionary(zip(keys, listed), uniquingKeysWith: { first, _ in first })
        guard values.count == keys.count else { throw CheckpointFault.inconsistent(part: name) }
    }
}
