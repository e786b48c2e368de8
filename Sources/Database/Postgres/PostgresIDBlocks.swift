/// Blocks of ids that have been begun and not used up, by table.
struct PostgresIDBlocks: Sendable {
    private var byTable: [String: [Range<Int64>]] = [:]

    /// `count` ids that follow one another; nil when no block has as many left.
    mutating func take(_ count: Int, of table: String) -> Range<Int64>? {
        let position = byTable[table]?.firstIndex { $0.count >= count }
        guard let position, let block = byTable[table]?[position] else { return nil }
        let next = block.lowerBound + Int64(count)
        if next == block.upperBound {
            byTable[table]?.remove(at: position)
        } else {
            byTable[table]?[position] = next..<block.upperBound
        }
        return block.lowerBound..<next
    }

    mutating func keep(_ block: Range<Int64>, of table: String) {
        guard !block.isEmpty else { return }
        byTable[table, default: []].append(block)
    }

    mutating func keep(_ others: PostgresIDBlocks) {
        byTable.merge(others.byTable) { $0 + $1 }
    }
}
