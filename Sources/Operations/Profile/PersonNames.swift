import Customers
import Database
import Facts
import Shop

/// What persons are called in lists, masked: by whatever was told of any of the customers that are read as them.
struct PersonNames {
    private let brand: ID<Brand>
    private let values: PersonalValues

    init(_ installation: Installation, brand: ID<Brand>) {
        self.brand = brand
        values = PersonalValues(installation.keys, brand: brand)
    }

    /// By customer as asked; nobody of whom nothing is kept that could name them.
    ///
    /// - Complexity: a fixed number of queries for each thousand.
    func shown(
        of customers: some Sequence<ID<Customer>>, in tx: ReadTransaction
    ) throws -> [ID<Customer>: String] {
        let asked = Array(Set(customers))
        let readAs = try Merges.everybody(readAs: asked, brand: brand, in: tx)
        let kept = Dictionary(grouping: try values.of(readAs.keys.sorted(), in: tx)) { value in
            value.customer.flatMap { readAs[$0] } ?? ID(0)
        }
        let names = kept.compactMapValues { Mask.shownName(of: $0.map(\.value)) }
        var shown: [ID<Customer>: String] = [:]
        for customer in asked { shown[customer] = names[readAs[customer] ?? customer] }
        return shown
    }
}
