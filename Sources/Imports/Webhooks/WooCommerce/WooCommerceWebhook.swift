import Foundation
import Shop

/// What WooCommerce sends (REST API v3, webhook topics).
struct WooCommerceWebhook {
    private let value: JSONValue
    private let options: ImportOptions
    private let fields: JSONFields

    init(_ value: JSONValue, _ options: ImportOptions) {
        self.value = value
        self.options = options
        fields = JSONFields(value, options, in: Clock(zone: .gmt, order: .yearFirst, now: options.now))
    }

    func told(_ topic: String) throws(WebhookFault) -> WebhookTold {
        switch topic {
        case "order.created", "order.updated", "order.restored": return try order()
        case "order.deleted":
            return WebhookTold(removedOrder: try fields.required(try fields.identifier("id"), "id"))
        case "customer.created", "customer.updated": return try customer()
        default: throw WebhookFault(.unknownTopic)
        }
    }

    private func order() throws(WebhookFault) -> WebhookTold {
        guard let layout = WooCommerceOrders.format.layout else { throw WebhookFault(.invalid) }
        let stated = try SingleOrder(format: WooCommerceOrders.format, options: options).statements(of: value, layout)
        var told = WebhookTold(statements: stated, statedAt: try fields.moment("date_modified_gmt"))
        if let id = try fields.identifier("id"), case .order(let order)? = stated.first {
            told.orderNames = [WebhookTold.OrderName(senderID: id, number: order.number)]
        }
        return told
    }

    private func customer() throws(WebhookFault) -> WebhookTold {
        let id = try fields.required(try fields.identifier("id"), "id")
        let billing = try fields.object("billing")
        let paying = try billing?.text("email")
        let email = try fields.text("email") ?? paying
        let phone = try billing?.text("phone")
        let values = WebhookPerson.values([
            (.name, try name(fields)), (.name, try billing.flatMap { (place) throws(WebhookFault) in try name(place) }),
            (.email, email), (.email, paying), (.phone, phone),
            (.address, try address(try fields.object("shipping"))), (.address, try address(billing)),
        ])
        let buyers = WebhookPerson.buyers((.account, id), (.email, email), (.phone, phone))
        return WebhookTold(
            statements: [.customer(StatedCustomer(buyers: buyers, personal: values))],
            statedAt: try fields.moment("date_modified_gmt"))
    }

    private func name(_ fields: JSONFields) throws(WebhookFault) -> String? {
        WebhookPerson.joined([try fields.text("first_name"), try fields.text("last_name")])
    }

    /// As orders have it.
    private func address(_ place: JSONFields?) throws(WebhookFault) -> String? {
        guard let place else { return nil }
        var parts: [String?] = []
        for name in ["state", "city", "address_1", "address_2", "postcode", "country"] {
            parts.append(try place.text(name))
        }
        return WebhookPerson.joined(parts)
    }
}
