import Database
import Shop

/// The orders of a batch that have a customer: what was kept for them while nobody claimed them is to go.
struct ClaimedOrders {
    /// An order as its values name it.
    struct Name: Hashable {
        let store: Int64
        let order: String

        /// Nil for what belongs to no order.
        init?(_ value: OwnedValue) {
            guard let order = value.order else { return nil }
            (store, self.order) = (value.store.raw, order)
        }
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query, and a list is filled up to a power of two.
    private static let mostAsked = 8_192
    private let brand: ID<Brand>
    private let names: Set<Name>

    init(_ values: [OwnedValue], brand: ID<Brand>) {
        self.brand = brand
        names = Set(
            values.compactMap { value in value.customer == nil ? nil : Name(value) })
    }

    /// Whether the value came for nobody with an order that has a customer in the same batch.
    func supersede(_ value: OwnedValue) -> Bool {
        guard value.customer == nil, let name = Name(value) else { return false }
        return names.contains(name)
    }

    /// Deletes what is kept for nobody of these orders.
    func forgetUnclaimed(in tx: WriteTransaction) throws {
        guard !names.isEmpty, try hasUnclaimed(in: tx) else { return }
        for (store, named) in Dictionary(grouping: names, by: \.store).sorted(by: { $0.key < $1.key }) {
            for some in named.map(\.order).sorted().inLists(of: Self.mostAsked) {
                // Kind by kind as the index has it, so that it is used up to the order's number.
                try tx.execute(
                    """
                    DELETE FROM personal_values
                    WHERE brand_id = \(brand.raw) AND customer_id = 0
                        AND kind IN \(list: PersonalKind.allCases.map(\.rawValue)) AND store_id = \(store)
                        AND order_number IN \(list: some)
                    """)
            }
        }
    }

    private func hasUnclaimed(in tx: ReadTransaction) throws -> Bool {
        try tx.first(
            "SELECT 1 FROM personal_values WHERE brand_id = \(brand.raw) AND customer_id = 0 LIMIT 1"
        ) { _ in true } ?? false
    }
}
