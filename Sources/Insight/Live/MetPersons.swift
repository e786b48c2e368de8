/// Whose the drafted rows are, by row: the index of a person; -1 for nobody, and for one who was not met.
struct MetPersons: Sendable {
    private(set) var indices: [Int32] = []
    /// The rows of those who have no index, and the customer.
    private var strangers: [(row: Int, customer: Int64)] = []

    /// - Parameter customer: 0 for nobody.
    mutating func append(_ customer: Int64, index: (Int64) -> Int32?) {
        let known = customer == 0 ? nil : index(customer)
        if known == nil, customer != 0 { strangers.append((indices.count, customer)) }
        indices.append(known ?? -1)
    }

    /// Gives people who were not met before an index.
    mutating func meet(_ index: (Int64) -> Int32) {
        for stranger in strangers { indices[stranger.row] = index(stranger.customer) }
        strangers = []
    }
}

/// The stores that a draft meets, by place.
struct MetStores: Sendable {
    private(set) var ids: [Int64] = []
    private var last: (id: Int64, place: UInt16)?

    mutating func place(of id: Int64) -> UInt16 {
        if let last, last.id == id { return last.place }
        let place: UInt16
        if let known = ids.firstIndex(of: id) {
            place = UInt16(clamping: known)
        } else {
            ids.append(id)
            place = UInt16(clamping: ids.count - 1)
        }
        last = (id, place)
        return place
    }
}
