import Shop

/// The customer of a program's own telling, with what they agreed to.
struct GenericCustomer {
    private static let members: Set = ["id", "email", "phone", "name", "address", "updated_at", "consents"]
    private static let consentMembers: Set = ["channel", "purpose", "given", "at", "method", "text_version"]
    private static let longest = 60
    private let fields: JSONFields

    init(_ fields: JSONFields) {
        self.fields = fields
    }

    func told() throws(WebhookFault) -> WebhookTold {
        try fields.onlyHolds(Self.members)
        let (email, phone) = (try fields.text("email"), try fields.text("phone"))
        let buyers = WebhookPerson.buyers(
            (.account, try fields.identifier("id")), (.email, email), (.phone, phone))
        guard let first = buyers.first else {
            throw fields.fault(
                "id",
                CellFault(
                    "customer.nameless", en: "no id, e-mail or phone by which somebody could be known",
                    zh: "缺少可识别客户的 id、邮箱或手机号"))
        }
        let values = WebhookPerson.values([
            (.name, try fields.text("name")), (.email, email), (.phone, phone), (.address, try fields.text("address")),
        ])
        var told = WebhookTold(
            statements: [.customer(StatedCustomer(buyers: buyers, personal: values))],
            statedAt: try fields.moment("updated_at"))
        for consent in try fields.objects("consents") {
            told.persons.append(try Self.consent(consent, of: first, buyers))
        }
        return told
    }

    private static func consent(
        _ told: JSONFields, of first: BuyerKey, _ buyers: [BuyerKey]
    ) throws(WebhookFault) -> StatedPersonFact {
        try told.onlyHolds(consentMembers)
        let channelName = try told.required(try told.text("channel"), "channel")
        guard let channel = ConsentChannel(rawValue: channelName) else {
            throw told.unknownWord("channel", ConsentChannel.allCases.map(\.rawValue))
        }
        let purposeName = try told.text("purpose") ?? ConsentPurpose.marketing.rawValue
        guard let purpose = ConsentPurpose(rawValue: purposeName) else {
            throw told.unknownWord("purpose", ConsentPurpose.allCases.map(\.rawValue))
        }
        let isGiven = try told.required(try told.flag("given"), "given")
        let at = try told.required(try told.moment("at"), "at")
        return StatedPersonFact(
            number: "\(first.kind.rawValue) \(first.value) \(channelName) \(purposeName) \(at.milliseconds) \(isGiven)",
            buyers: buyers, occurredAt: at,
            .consent(
                StatedConsent(
                    channel, for: purpose, isWithdrawn: !isGiven,
                    method: try short(told, "method", isNeeded: true) ?? "",
                    textVersion: try short(told, "text_version", isNeeded: false))))
    }

    private static func short(
        _ told: JSONFields, _ name: String, isNeeded: Bool
    ) throws(WebhookFault) -> String? {
        let text = try told.text(name)
        if isNeeded { _ = try told.required(text, name) }
        guard (text?.count ?? 0) <= longest else {
            throw told.fault(
                name, CellFault("text.too_long", en: "longer than \(longest) characters", zh: "超过 \(longest) 个字"))
        }
        return text
    }
}
