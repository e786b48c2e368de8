/// What a column of a file can tell.
enum Field: Int, CaseIterable, Sendable {
    case orderNumber, lineNumber, status, orderKind
    case placedAt, depositPaidAt, paidAt, groupedAt, shippedAt, deliveredAt, confirmedAt, closedAt
    case currency, goods, freight, paid, received, refunded, origin
    case productCode, productTitle, category, variant, quantity, unitPrice
    case refundNumber, refundKind, refundPhase, refundState, reason, occurredAt, amount
    case reviewNumber, stars
    case consumable, packSize
    case name, nick, phone, email, account, memberCard, address, buyerMessage, merchantMemo, review
    case flag

    /// Shipped formats alone have these: 套餐信息, Shopify's fulfilment and open balance, Taobao's marks of a presale,
    /// 支付方式, 售后状态, 取消原因, 达人ID, WooCommerce's list of refunds, and
    /// second places of what is told twice.
    case bundle, fulfillment, outstanding, stages, depositRank, presale
    case payment, afterSale, cancelReason, streamer, refundList
    case otherCode, otherName, otherPhone, thirdPhone, otherAddress

    static let times: [Field] = [
        .placedAt, .depositPaidAt, .paidAt, .groupedAt, .shippedAt, .deliveredAt, .confirmedAt, .closedAt, .occurredAt,
    ]

    /// All that a mapping file may speak of.
    static let mappable: [Field] = allCases.filter { $0.rawValue < Field.bundle.rawValue }

    /// The word for it in mapping files: `order_number`.
    var word: String {
        var word = ""
        for character in String(describing: self) {
            if character.isUppercase { word.append("_") }
            word.append(character.lowercased())
        }
        return word
    }

    init?(word: String) {
        guard let field = Self.mappable.first(where: { $0.word == word }) else { return nil }
        self = field
    }
}
