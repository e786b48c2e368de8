import Database
import Facts
import Shop

/// Whom each customer is read as.
struct Survivors {
    private let arrows: [ID<Customer>: ID<Customer>]

    init(brand: Brand, in tx: ReadTransaction) throws {
        arrows = try Merges.arrows(brand: brand.id, in: tx)
    }

    /// All who are read as somebody else.
    var everybodyJoined: [ID<Customer>] { arrows.keys.sorted() }

    /// At the end of the arrows; every one leads to an older customer, so that there is an end.
    func survivor(of customer: ID<Customer>) -> ID<Customer> {
        var current = customer
        while let next = arrows[current] { current = next }
        return current
    }
}
