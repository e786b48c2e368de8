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
    /// By behaviour: who did it.
    var persons = MetPersons()
    private(set) var stores = MetStores()

    mutating func take(
        _ behaviour: ScannedBehaviour, person: (Int64) -> Int32?, product: (Int64) -> Int32?
    ) {
        guard let kind = UInt8(exactly: behaviour.kind) else { return }
        persons.append(behaviour.customer, index: person)
        behaviours.append(
            Behaviour(
                moment: behaviour.occurredAt, product: behaviour.product.flatMap(product) ?? -1,
                store: stores.place(of: behaviour.store), kind: kind))
    }
}
