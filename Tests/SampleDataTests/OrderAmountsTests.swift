import SampleData
import Shop
import Testing

struct OrderAmountsTests {
    @Test func whatIsPaidIsGoodsAndFreightLessDiscounts() throws {
        var discounted = 0
        for brand in [Brands.small, Brands.candle] {
            brand.forEachLife(of: brand.persons) { life in
                for order in life.orders {
                    let goods = life.lines(of: order).reduce(0) { $0 + $1.unitMinor * $1.quantity }
                    #expect(order.amounts.goods == goods)
                    #expect(order.storeDiscount >= 0 && order.platformDiscount >= 0)
                    guard let paid = order.amounts.paid else {
                        #expect(order.amounts.refunded == 0)
                        continue
                    }
                    let freight = order.amounts.freight ?? 0
                    #expect(paid == goods + freight - order.storeDiscount - order.platformDiscount)
                    #expect(paid >= 0 && order.amounts.refunded <= paid)
                    if paid < goods { discounted += 1 }
                }
            }
        }
        #expect(discounted > 500)
    }

    @Test func refundsOfAnOrderAddUpToWhatItTells() {
        var full = 0
        var part = 0
        Brands.large.forEachLife(of: Brands.large.persons) { life in
            for (place, order) in life.orders.enumerated() {
                let refunded = life.refunds.filter { $0.order == place }.reduce(0) { $0 + $1.minor }
                #expect(refunded == order.amounts.refunded)
                guard refunded > 0 else { continue }
                if refunded == order.amounts.paid { full += 1 } else { part += 1 }
                #expect((refunded == order.amounts.paid) == (order.status == .closed))
            }
        }
        #expect(full > 200)
        #expect(part > 100)
    }

    @Test func momentsFollowEachOther() {
        for order in Brands.orders(of: Brands.small) {
            var times = order.times
            // Paid when it arrives.
            if order.kind == .cashOnDelivery { times.paid = nil }
            let moments = times.all.dropLast().compactMap { $0 }
            #expect(moments == moments.sorted())
            if let closed = order.times.closed { #expect(moments.allSatisfy { $0 <= closed }) }
        }
    }

    @Test func stateAndMomentsAgree() {
        for order in Brands.orders(of: Brands.small) {
            let times = order.times
            switch order.status {
            case .placed: #expect(times.paid == nil && times.shipped == nil)
            case .depositPaid: #expect(times.depositPaid != nil && times.paid == nil)
            case .paid: #expect(times.paid != nil && times.shipped == nil)
            case .grouped: #expect(times.grouped != nil && times.shipped == nil)
            case .partShipped: Issue.record("no order is shipped in parts")
            case .shipped: #expect(times.shipped != nil && times.confirmed == nil)
            case .delivered: #expect(times.delivered != nil && times.confirmed == nil)
            case .confirmed: #expect(times.confirmed != nil && times.paid != nil)
            case .closed: #expect(times.closed != nil)
            }
        }
    }
}
