package import Shop

/// One message of the Segment specification, as far as it means something here.
package struct EventMessage: Sendable, Equatable {
    /// By the word that the specification has for it.
    package enum Kind: String, Sendable, CaseIterable {
        case identify, track, page, screen, group, alias
    }

    package internal(set) var kind: Kind
    /// `messageId`: what a client's retries have in common.
    package var id: String?
    package var userID: String?
    package var anonymousID: String?
    package var previousID: String?
    package var groupID: String?
    /// What a `track` is of.
    package var event: String?
    /// When it happened, by the client's clock.
    package var timestamp: Instant?
    /// When it was sent, by the same clock.
    package var sentAt: Instant?
    package var properties: EventProperties?
    package var traits: EventTraits?

    package init(_ kind: Kind) {
        self.kind = kind
    }
}

/// A product as properties name it.
package struct EventProduct: Sendable, Equatable {
    package var id: String?
    package var sku: String?
    package var name: String?
    package var category: String?
    package var variant: String?
    package var price: Millionths?
    package var quantity: Millionths?
}

/// `properties`, as far as they mean something here.
package struct EventProperties: Sendable, Equatable {
    /// Where they are of one product.
    package var product = EventProduct()
    package var products: [EventProduct]?
    package var orderID: String?
    package var refundID: String?
    package var reviewID: String?
    package var reviewText: String?
    package var rating: Millionths?
    package var currency: String?
    package var email: String?
    package var phone: String?
    package var total: Millionths?
    package var value: Millionths?
    package var revenue: Millionths?
    package var subtotal: Millionths?
    package var shipping: Millionths?
    package var tax: Millionths?
    package var discount: Millionths?
}

/// `traits`, as far as they can mean something here.
package struct EventTraits: Sendable, Equatable {
    /// A value of a trait that is not one of the specification's own.
    package struct Own: Sendable, Equatable {
        package let name: String
        /// As it was sent; nil for null.
        package let text: String?
    }

    package var name: String?
    package var firstName: String?
    package var lastName: String?
    package var username: String?
    package var email: String?
    package var phone: String?
    /// A text, or the parts of an address in the order in which a reader wants them.
    package var address: String?
    package var city: String?
    package var province: String?
    package var country: String?
    package var gender: String?
    package var language: String?
    package var birthday: String?
    /// `createdAt`: when they joined.
    package var joined: Instant?
    package var own: [Own] = []
}
