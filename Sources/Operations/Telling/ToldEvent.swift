package import Shop

/// One thing that a program tells of a brand, rather than a file.
package enum ToldEvent: Sendable {
    case statement(store: String, Statement)
    case behaviour(store: String, StatedBehaviour)
    /// Something of a person, beside what they bought and did.
    case person(store: String, StatedPersonFact)
    /// An order left out by hand.
    case leftOut(store: String, orderNumber: String, LeftOutReason)
    /// Two buyers of two stores who are one person.
    case merge(ToldMerge)
    /// The same taken back.
    case part(ToldMerge)
}

/// Two buyers, each by the name that a store knows them under.
package struct ToldMerge: Sendable {
    package let store: String
    package let buyer: BuyerKey
    package let otherStore: String
    package let otherBuyer: BuyerKey

    package init(store: String, buyer: BuyerKey, otherStore: String, otherBuyer: BuyerKey) {
        self.store = store
        self.buyer = buyer
        self.otherStore = otherStore
        self.otherBuyer = otherBuyer
    }
}
