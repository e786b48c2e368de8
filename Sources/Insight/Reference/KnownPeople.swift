import Database
import Facts
import Shop

/// Everyone whom the brand knew by a moment, also who never bought.
enum KnownPeople {
    /// The survivors of all customers seen before `end`.
    static func seen(brand: Brand, before end: Instant, in tx: ReadTransaction) throws -> Set<ID<Customer>> {
        let survivors = try Survivors(brand: brand, in: tx)
        var people: Set<ID<Customer>> = []
        try PeopleScan.forEach(brand: brand.id, in: tx) { customer, seenAt in
            if seenAt < end.milliseconds { people.insert(survivors.survivor(of: ID(customer))) }
        }
        return people
    }
}
