import Customers
import Database
import Facts
import Shop

extension Installation {
    /// The customer that a text names, as they were written.
    ///
    /// - Throws: `CustomersError.noSuchCustomer`, also for one of another brand.
    func customer(_ text: String, brand: ID<Brand>, in tx: ReadTransaction) throws -> ID<Customer> {
        guard let raw = outerIDs.id(text, prefix: "c") else { throw CustomersError.noSuchCustomer }
        return try CustomerDirectory.find(ID(raw), brand: brand, in: tx).id
    }

    /// Under whom to write down something new of the person that a text names: the one they are read as; where that id was
    /// erased, the oldest that was not.
    ///
    /// - Throws: `CustomersError.noSuchCustomer`, `.isErased`.
    func living(_ text: String, brand: ID<Brand>, in tx: WriteTransaction) throws -> ID<Customer> {
        try tx.accompanied(brand: brand.raw)
        let named = try customer(text, brand: brand, in: tx)
        let survivor = try Merges.survivor(of: named, brand: brand, in: tx)
        let members = try Merges.members(of: survivor, brand: brand, in: tx)
        let erased = try Erasures.among(members, brand: brand, in: tx)
        guard !erased.contains(survivor) else {
            guard let other = members.filter({ !erased.contains($0) }).min() else { throw CustomersError.isErased }
            return other
        }
        return survivor
    }
}
