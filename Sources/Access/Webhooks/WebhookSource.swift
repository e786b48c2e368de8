package import Shop

/// Somebody who tells a store's news by webhooks, and signs them. Of its secret nothing is shown again.
package struct WebhookSource: Sendable, Equatable {
    package let id: ID<WebhookSource>
    package let brand: ID<Brand>
    package let store: ID<Store>
    package let kind: WebhookKind
    /// Nil for the command line.
    package let maker: ID<Member>?
    package let madeAt: Instant
    package let endedAt: Instant?
    /// Until when the secret before stands as well; nil where there is none.
    package let retiresAt: Instant?
    /// How often what came in was refused, counted once a minute.
    package let refused: Int
    package let refusedAt: Instant?
}
