import Database
import Facts
import Shop

/// Everyone whom the brand knew by a moment, also who never bought.
enum KnownPeople {
    /// The survivors of all customers seen before `end`, or who did something before it.
    static func seen(brand: Brand, before end: Instant, in tx: ReadTransaction) throws -> Set<ID<Customer>> {
        let survivors = try Survivors(brand: brand, in: tx)
        var people: Set<ID<Customer>> = []
        try PeopleScan.forEach(brand: brand.id, in: tx) { customer, seenAt in
            if seenAt < end.milliseconds { people.insert(survivors.survivor(of: ID(customer))) }
        }
        try tx.forEach(
            """
            SELECT DISTINCT customer_id
            FROM behaviours_read
            WHERE brand_id = \(brand.id.raw) AND occurred_at < \(end.milliseconds) AND customer_id IS NOT NULL
            """
        ) { people.insert(survivors.survivor(of: ID($0.int64(0)))) }
        return people
    }
}
