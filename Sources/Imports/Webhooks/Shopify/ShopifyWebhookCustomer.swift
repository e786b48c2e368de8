import Shop

/// A customer as Shopify sends them: who they are, and what they agreed to.
struct ShopifyWebhookCustomer {
    private let fields: JSONFields

    init(_ fields: JSONFields) {
        self.fields = fields
    }

    func told() throws(WebhookFault) -> WebhookTold {
        let id = try fields.required(try fields.identifier("id"), "id")
        let (email, phone) = (try fields.text("email"), try fields.text("phone"))
        let buyers = WebhookPerson.buyers((.account, id), (.email, email), (.phone, phone))
        let home = try fields.object("default_address")
        let values = WebhookPerson.values([
            (.name, WebhookPerson.joined([try fields.text("first_name"), try fields.text("last_name")])),
            (.email, email), (.phone, phone), (.phone, try home?.text("phone")), (.address, try address(home)),
        ])
        let updatedAt = try fields.moment("updated_at")
        var told = WebhookTold(
            statements: [.customer(StatedCustomer(buyers: buyers, personal: values))], statedAt: updatedAt)
        for (name, channel) in [("email_marketing_consent", ConsentChannel.email), ("sms_marketing_consent", .sms)] {
            if let consent = try consent(name, channel, of: id, buyers) { told.persons.append(consent) }
        }
        return told
    }

    /// As the export writes one.
    private func address(_ place: JSONFields?) throws(WebhookFault) -> String? {
        guard let place else { return nil }
        return WebhookPerson.joined([
            WebhookPerson.joined([try place.text("address1"), try place.text("address2")], by: ", "),
            try place.text("city"), try place.text("zip"),
            try place.text("province_code", else: "province"),
            try place.text("country_code", else: "country"),
        ])
    }

    /// Nil where nothing was said, or nobody knows when: `accepts_marketing` alone is no proof.
    private func consent(
        _ name: String, _ channel: ConsentChannel, of id: String, _ buyers: [BuyerKey]
    ) throws(WebhookFault) -> StatedPersonFact? {
        guard let told = try fields.object(name), let at = try told.moment("consent_updated_at") else { return nil }
        let isWithdrawn: Bool
        switch try told.text("state") {
        case "subscribed": isWithdrawn = false
        case "unsubscribed": isWithdrawn = true
        // Never asked, still to be confirmed, or taken out.
        default: return nil
        }
        let level = (try told.text("opt_in_level")).flatMap { Self.levels.contains($0) ? $0 : nil }
        return StatedPersonFact(
            number: "shopify \(id) \(channel.rawValue) \(at.milliseconds) \(isWithdrawn)", buyers: buyers,
            occurredAt: at,
            .consent(
                StatedConsent(
                    channel, for: .marketing, isWithdrawn: isWithdrawn, method: "import",
                    textVersion: level.map { "shopify \($0)" })))
    }

    private static let levels: Set = ["single_opt_in", "confirmed_opt_in", "unknown"]
}
