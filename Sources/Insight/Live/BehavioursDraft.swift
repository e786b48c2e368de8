import Columns
import Facts
import Shop

/// Behaviours as they come from the facts, on their way into sorted columns.
struct BehavioursDraft: Sendable {
    struct Behaviour: Sendable {
        let moment: Int64
        /// The product's index; -1 for none.
        let product: Int32
        /// The store's place in `stores`.
        let store: UInt16
        let kind: UInt8
    }

    private(set) var behaviours: [Behaviour] = []
    /// By behaviour: the index of who did it; -1 for one who was not met.
    private(set) var persons: [Int32] = []
    /// The stores met here.
    private(set) var stores: [Int64] = []
    /// The rows of those whose person has no index, and the customer.
    private(set) var strangers: [(row: Int, customer: Int64)] = []

    mutating func take(
        _ behaviour: ScannedBehaviour, person: (Int64) -> Int32?, product: (Int64) -> Int32?
    ) {
        guard let kind = UInt8(exactly: behaviour.kind) else { return }
        let index = person(behaviour.customer)
        if index == nil { strangers.append((behaviours.count, behaviour.customer)) }
        persons.append(index ?? -1)
        behaviours.append(
            Behaviour(
                moment: behaviour.occurredAt, product: behaviour.product.flatMap(product) ?? -1,
                store: place(ofStore: behaviour.store), kind: kind))
    }

    /// Gives people who were not met before an index.
    mutating func meet(_ index: (Int64) -> Int32) {
        for stranger in strangers { persons[stranger.row] = index(stranger.customer) }
        strangers = []
    }

    private mutating func place(ofStore id: Int64) -> UInt16 {
        if let known = stores.firstIndex(of: id) { return UInt16(clamping: known) }
        stores.append(id)
        return UInt16(clamping: stores.count - 1)
    }
}
