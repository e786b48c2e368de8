import Access
import Customers
import Database
import Imports
import Shop

/// Tries a message again that was set aside.
struct EventRetry: Sendable {
    let keys: Keys
    let brand: Brand
    let store: ID<Store>
    /// Whether somebody who may says that it is to tell of money.
    let mayTellSales: Bool

    /// - Parameter receivedAt: when it came in first: its clock is held against that.
    /// - Returns: why it is not taken; nil where it was, now or before.
    func take(
        _ message: [UInt8], receivedAt: Instant, at now: Instant, in tx: WriteTransaction
    ) throws -> SetAsideReason? {
        let reading = EventReading(brand: brand, store: store, receivedAt: receivedAt, mayTellSales: mayTellSales)
        let entry: EventEntry
        do {
            entry = try reading.entry(ofAside: message)
        } catch is EventsError {
            return .unreadable
        }
        switch entry.state {
        case .passedOver: return nil
        case .unfit(let fault): return fault.asideReason
        case .told:
            let batch = EventBatch(
                entries: [entry], body: message, brand: brand, store: store, keys: keys, receivedAt: now)
            let report = try batch.take(keepsAside: false, in: tx)
            return report.setAside.isEmpty ? nil : .differs
        }
    }
}
