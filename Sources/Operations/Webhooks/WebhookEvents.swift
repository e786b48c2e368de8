import Access
import Database
import Imports
import Shop

/// Events of the Segment specification that come by a signed delivery, `{"type": "events", "data": {"batch": […]}}`. Whoever
/// holds its secret may tell of money, as by every other topic. A message that cannot be taken is set aside by itself.
struct WebhookEvents: Sendable {
    let keys: Keys
    let brand: Brand
    let store: ID<Store>

    /// - Throws: `WebhookFault` where there is no batch in it.
    func take(_ body: [UInt8], at now: Instant, in tx: WriteTransaction) throws {
        let reading = EventReading(brand: brand, store: store, receivedAt: now, mayTellSales: true)
        let entries: [EventEntry]
        do {
            entries = try reading.entries(ofDelivery: body)
        } catch is EventsError {
            throw WebhookFault(.unreadable)
        }
        let batch = EventBatch(
            entries: entries, body: body, brand: brand, store: store, keys: keys, receivedAt: now)
        if batch.hasWork { _ = try batch.take(in: tx) }
    }
}
