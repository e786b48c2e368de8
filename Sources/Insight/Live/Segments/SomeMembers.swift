package import Database
package import Shop

extension LiveBrand {
    /// Who of some is in a segment.
    package func members(
        _ question: SegmentQuestion, among customers: [ID<Customer>], in tx: ReadTransaction
    ) throws -> [ID<Customer>] {
        let asked = Set(customers)
        return try members(question, in: tx).members.filter(asked.contains)
    }
}
