/// Who tells a store's news by itself, in what form, and signed how. Words are kept for good.
package enum WebhookKind: String, Sendable, CaseIterable, Codable {
    case shopify, woocommerce
    /// Anything else, by Standard Webhooks 1.0.
    case standard

    package var name: Phrase {
        switch self {
        case .shopify: Phrase(en: "Shopify", zh: "Shopify")
        case .woocommerce: Phrase(en: "WooCommerce", zh: "WooCommerce")
        case .standard: Phrase(en: "Standard Webhooks", zh: "Standard Webhooks")
        }
    }

    /// What its stores stand on.
    package var platform: Platform {
        switch self {
        case .shopify: .shopify
        case .woocommerce: .woocommerce
        case .standard: .other
        }
    }
}
