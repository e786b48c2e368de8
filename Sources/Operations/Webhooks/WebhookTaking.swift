import Access
import Customers
import Database
import Facts
import Imports
import Shop

/// Writes what a delivery tells into the rooms, in the transaction of whoever calls it.
struct WebhookTaking: Sendable {
    let keys: Keys
    let brand: Brand
    let store: ID<Store>
    let context: JoinContext

    /// - Returns: what was new, and what was not.
    /// - Throws: `WebhookFault` before anything is written.
    @discardableResult
    func take(_ told: WebhookTold, at now: Instant, in tx: WriteTransaction) throws -> TellEvents.Report {
        if let events = told.events {
            try WebhookEvents(keys: keys, brand: brand, store: store).take(events, at: now, in: tx)
        }
        let statements = try paid(told, in: tx) + named(told.refunds, in: tx) + removed(told, at: now, in: tx)
        for name in told.orderNames {
            try SenderOrders.keep(name.number, of: name.senderID, store: store, brand: brand.id, in: tx)
        }
        let writer = EventWriter(
            keys: keys, brand: brand.id, statedAt: min(told.statedAt ?? now, now), recordedAt: now, context: context)
        var report = TellEvents.Report()
        if !statements.isEmpty { try writer.write(.statements(statements, of: store), &report, in: tx) }
        if !told.persons.isEmpty { try writer.write(.persons(told.persons, of: store), &report, in: tx) }
        return report
    }

    /// The statements, with the moment of a payment of which they say only that it was.
    private func paid(_ told: WebhookTold, in tx: ReadTransaction) throws -> [Statement] {
        guard let payment = told.payment else { return told.statements }
        let known = try OrderPayments.known(of: [payment.order], store: store, brand: brand.id, in: tx)[payment.order]
        let moment = payment.moment(known.map { $0.paidAt == nil ? .unpaid : .paid } ?? .nothing)
        return told.statements.map { statement in
            guard case .order(var order) = statement, order.number == payment.order else { return statement }
            order.times.paid = moment
            return .order(order)
        }
    }

    private func named(_ refunds: [WebhookTold.UnnamedRefund], in tx: ReadTransaction) throws -> [Statement] {
        try refunds.map { told in
            var refund = told.refund
            refund.orderNumber = try number(of: told.senderOrder, in: tx)
            return .refund(refund)
        }
    }

    /// An order that was taken off is closed: it counts for nothing, and stays visible.
    private func removed(_ told: WebhookTold, at now: Instant, in tx: ReadTransaction) throws -> [Statement] {
        guard let sender = told.removedOrder else { return [] }
        let number = try number(of: sender, in: tx)
        guard let known = try OrderPayments.known(of: [number], store: store, brand: brand.id, in: tx)[number] else {
            throw WebhookFault(.unknownOrder)
        }
        return [
            .order(
                StatedOrder(
                    number: number, status: .closed, times: OrderTimes(closed: now), currency: known.currency))
        ]
    }

    /// Where nothing has told of the sender's number it may be the order's own, as in most shops of WooCommerce.
    private func number(of sender: String, in tx: ReadTransaction) throws -> String {
        if let number = try SenderOrders.number(of: sender, store: store, brand: brand.id, in: tx) { return number }
        let known = try OrderPayments.known(of: [sender], store: store, brand: brand.id, in: tx)
        guard known[sender] != nil else { throw WebhookFault(.unknownOrder) }
        return sender
    }
}
