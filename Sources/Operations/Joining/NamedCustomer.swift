import Customers
import Database
import Shop

extension Installation {
    /// The customer that a text names, as they were written.
    ///
    /// - Throws: `CustomersError.noSuchCustomer`, also for one of another brand.
    func customer(_ text: String, brand: ID<Brand>, in tx: ReadTransaction) throws -> ID<Customer> {
        guard let raw = outerIDs.id(text, prefix: "c") else { throw CustomersError.noSuchCustomer }
        return try CustomerDirectory.find(ID(raw), brand: brand, in: tx).id
    }
}
