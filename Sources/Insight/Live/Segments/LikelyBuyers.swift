import Columns

/// Those who may have bought what a filter leaves in some days, found without looking at their orders.
struct LikelyBuyers {
    let mask: BitMask
    /// Whether every one of them has.
    let areAll: Bool

    init(_ part: PartDay, _ selection: OrderSelection, _ days: ClosedRange<Int32>, among candidates: BitMask) {
        let purchases = part.columns.purchases(of: part)
        let bought = purchases.last.mask(within: max(days.lowerBound, .min + 1) ... .max, among: candidates)
        let mask = purchases.first.mask(within: .min...days.upperBound, among: bought)
        let reachesBothEnds = days.lowerBound == .min || days.upperBound >= part.day
        guard let goods = selection.products, part.isOfEverybody,
            let sold = part.sales(of: goods, on: days, for: mask.count)
        else {
            self.mask = mask
            areAll = selection.isOpen && reachesBothEnds
            return
        }
        let purchasesOnly = part.purchases
        let buyers = sold.list.rows.withUnsafeBuffer { rows in
            sold.list.slots.withUnsafeBuffer { slots in
                BitMask.named(rows: mask.rows, by: sold.places) { places, named in
                    for place in places where purchasesOnly[Int(rows[place])] { named.insert(slots[place]) }
                }
            }
        }
        self.mask = mask & buyers
        areAll = selection.stores == nil && selection.hosts == nil
    }
}

extension PartDay {
    /// The sales of some goods, and where those of some days lie; nil where it is quicker to look at the orders of so many persons.
    fileprivate func sales(
        of goods: [Bool], on days: ClosedRange<Int32>, for persons: Int
    ) -> (list: SaleList, places: [Range<Int>])? {
        guard persons >= lists.fewest else { return nil }
        let list = lists.sales(of: part)
        let places = list.places(of: goods, on: days)
        return places.reduce(0) { $0 + $1.count } < PartLists.placesForOne * persons ? (list, places) : nil
    }
}
