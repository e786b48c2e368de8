/// The dense index of many ids: a table by id where ids lie close, as those from one database do.
struct IndexTable: Sendable {
    private enum Form: Sendable {
        case table(first: Int64, [Int32])
        case dictionary([Int64: Int32])
    }

    private let form: Form

    /// - Parameter index: the index of an id; nil for one that is to have none.
    init(of ids: [Int64], index: (Int64) -> Int32?) {
        if let first = ids.min(), let last = ids.max(), last - first < Int64(ids.count) * 8 + 1_024 {
            var table = [Int32](repeating: -1, count: Int(last - first) + 1)
            for id in ids { table[Int(id - first)] = index(id) ?? -1 }
            form = .table(first: first, table)
        } else {
            form = .dictionary(
                Dictionary(ids.compactMap { id in index(id).map { (id, $0) } }, uniquingKeysWith: { first, _ in first })
            )
        }
    }

    /// Nil for an id that is not among them.
    @inline(__always)
    subscript(id: Int64) -> Int32? {
        switch form {
        case .table(let first, let table):
            let place = id - first
            guard place >= 0, place < table.count else { return nil }
            let index = table[Int(place)]
            return index < 0 ? nil : index
        case .dictionary(let indices): return indices[id]
        }
    }
}
