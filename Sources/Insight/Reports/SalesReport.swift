package import Shop

/// What a store, or a whole brand, sold to known persons in a period. Orders of nobody are in none of it: `coverage`
/// says how many there are.
package struct SalesReport: Sendable, Equatable {
    package struct Figures: Sendable, Equatable {
        /// Persons who bought there in the period.
        package let buyers: Int
        /// Those of them whose very first purchase from the brand falls into the period and was made there.
        package let firstBuyers: Int
        package let purchases: Int
        /// Paid in the period less what was given back on these orders by its end; refunds that name no order take off
        /// nothing here.
        package let money: Money
        /// Of orders on the day of a person's first purchase from the brand.
        package let firstMoney: Money
        /// Of all later ones.
        package let returningMoney: Money
        /// 复购率 of the period: who bought there on two of its days or more.
        package let repurchase: Share
        /// Due to buy again, whose last purchase was made there.
        package let due: Int
    }

    package struct StoreRow: Sendable, Equatable {
        package let store: ID<Store>
        package let figures: Figures
    }

    package let question: SalesQuestion
    /// Of the brand as a whole; somebody who buys in two stores counts once.
    package let whole: Figures
    /// Stores with anything in the period, or somebody due, in the order of their ids.
    package let stores: [StoreRow]
    /// Of the purchases in the period.
    package let coverage: Coverage

    init(
        _ question: SalesQuestion, whole: SalesTally, stores: [ID<Store>: SalesTally], currency: Currency,
        coverage: Coverage
    ) {
        self.question = question
        self.coverage = coverage
        self.whole = Figures(whole, currency)
        self.stores = stores.filter { $0.value != SalesTally() }.sorted { $0.key < $1.key }.map {
            StoreRow(store: $0.key, figures: Figures($0.value, currency))
        }
    }

    /// What a store without anything has.
    package func figures(of store: ID<Store>) -> Figures {
        stores.first { $0.store == store }?.figures ?? Figures(SalesTally(), whole.money.currency)
    }
}

extension SalesReport.Figures {
    fileprivate init(_ tally: SalesTally, _ currency: Currency) {
        func money(_ minor: Int128) -> Money { Money(minor: Int64(clamping: minor), currency) }
        self.init(
            buyers: tally.buyers, firstBuyers: tally.firstBuyers, purchases: tally.purchases,
            money: money(tally.firstMinor + tally.returningMinor), firstMoney: money(tally.firstMinor),
            returningMoney: money(tally.returningMinor), repurchase: Share(tally.repeating, of: tally.buyers),
            due: tally.due)
    }
}
