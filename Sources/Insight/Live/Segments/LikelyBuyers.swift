import Columns

/// Those who may have bought what a filter leaves in some days, found without looking at their orders.
struct LikelyBuyers {
    let mask: BitMask
    /// Whether every one of them has.
    let areAll: Bool

    init(_ part: PartDay, _ selection: OrderSelection, _ days: ClosedRange<Int32>, among candidates: BitMask) {
        let purchases = part.columns.purchases(of: part)
        let mask = purchases.first.withUnsafeBuffer { first in
            purchases.last.withUnsafeBuffer { last in
                BitMask.among(candidates) { slot in
                    last[slot] != .min && last[slot] >= days.lowerBound && first[slot] <= days.upperBound
                }
            }
        }
        let reachesBothEnds = days.lowerBound == .min || days.upperBound >= part.day
        guard let goods = selection.products, part.isOfEverybody, let sold = part.sales(of: goods, for: mask.count)
        else {
            self.mask = mask
            areAll = selection.isOpen && reachesBothEnds
            return
        }
        let purchasesOnly = part.purchases
        let buyers = sold.list.rows.withUnsafeBuffer { rows in
            sold.list.slots.withUnsafeBuffer { slots in
                sold.list.days.withUnsafeBuffer { on in
                    BitMask.named(rows: mask.rows, by: sold.places) { place in
                        let day = on[place]
                        guard day >= days.lowerBound, day <= days.upperBound, purchasesOnly[Int(rows[place])] else {
                            return nil
                        }
                        return slots[place]
                    }
                }
            }
        }
        self.mask = mask & buyers
        areAll = selection.stores == nil && selection.hosts == nil
    }
}

extension PartDay {
    /// The sales of some goods, and where those lie; nil where it is quicker to look at the orders of so many persons.
    fileprivate func sales(of goods: [Bool], for persons: Int) -> (list: SaleList, places: [Range<Int>])? {
        guard persons >= lists.fewest else { return nil }
        let list = lists.sales(of: part)
        let places = list.places(of: goods)
        return places.reduce(0) { $0 + $1.count } < PartLists.placesForOne * persons ? (list, places) : nil
    }
}
