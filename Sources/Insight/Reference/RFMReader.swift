package import Database
package import Shop

/// Reckons RFM from the facts, order by order.
package enum RFMReader {
    /// Uses what is known now of the time up to the end of the day asked.
    package static func report(
        _ question: RFMQuestion, brand: Brand, in tx: ReadTransaction
    ) throws -> RFMReport {
        try ReferenceFigures.rfm(question, brand: brand, in: tx)
    }
}
