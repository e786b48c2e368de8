import Imports
import SampleData
import Shop
import Testing

/// What is written as a file reads back as what the brand states itself.
struct SampleFileTests {
    private let brand = Brands.small

    @Test func taobaoOrdersReadBack() throws {
        let read = try ReadBack(.taobaoOrders, of: brand, store: 0)
        #expect(read.source.format == FormatName(rawValue: "taobao_orders"))
        #expect(read.held.isEmpty)
        let stated = brand.stated(of: 0)
        let orders = read.orders
        #expect(orders.count == stated.count && stated.count > 1_000)
        for (number, order) in stated {
            let told = try #require(orders[number])
            #expect(told.buyers == order.buyers)
            #expect(told.times.placed == order.times.placed)
            #expect(told.times.shipped == order.times.shipped)
            #expect(told.times.confirmed == order.times.confirmed)
            #expect(told.personal.filter { $0.kind != .address } == order.personal.filter { $0.kind != .address })
            guard order.kind != .cashOnDelivery else { continue }
            #expect(told.kind == order.kind)
            #expect(told.status == order.status)
            #expect(told.times.paid == order.times.paid)
            guard case .told(let read) = told.amounts, case .told(let amounts) = order.amounts else {
                Issue.record("amounts of \(number) are not told")
                continue
            }
            #expect(read.goods == amounts.goods && read.freight == amounts.freight)
            #expect(read.paid ?? 0 == amounts.paid ?? 0)
            #expect(read.refunded == amounts.refunded && !read.isRefundAssumed)
            #expect(read.received == amounts.received)
        }
    }

    @Test func taobaoLinesReadBack() throws {
        let read = try ReadBack(.taobaoLines, of: brand, store: 0)
        #expect(read.source.format == FormatName(rawValue: "taobao_lines"))
        #expect(read.held.isEmpty)
        let orders = read.orders
        for (number, order) in brand.stated(of: 0) { try expectLines(orders[number], order) }
    }

    @Test func shopifyOrdersReadBack() throws {
        for brand in [brand, Brands.large] {
            let read = try ReadBack(.shopify, of: brand, store: 4)
            #expect(read.source.format == FormatName(rawValue: "shopify_orders"))
            #expect(read.held.isEmpty)
            let stated = brand.stated(of: 4)
            let orders = read.orders
            #expect(orders.count == stated.count && stated.count > 100)
            for (number, order) in stated {
                let told = try #require(orders[number])
                #expect(told.buyers == order.buyers)
                #expect(told.status == order.status)
                #expect(told.currency == order.currency)
                #expect(told.times.placed == order.times.placed && told.times.paid == order.times.paid)
                guard case .told(let read) = told.amounts, case .told(let amounts) = order.amounts else {
                    Issue.record("amounts of \(number) are not told")
                    continue
                }
                #expect(read.paid == amounts.paid && read.refunded == amounts.refunded)
                #expect(
                    told.lines.all.map { [$0.quantity, $0.unitPrice.raw] }
                        == order.lines.all.map { [$0.quantity, $0.unitPrice.raw] })
            }
        }
    }

    @Test func pinduoduoOrdersReadBack() throws {
        let read = try ReadBack(.pinduoduo, of: brand, store: 2)
        #expect(read.source.platform == .pinduoduo)
        #expect(read.held.isEmpty)
        let stated = brand.stated(of: 2)
        let orders = read.orders
        #expect(orders.count == stated.count && stated.count > 300)
        for (number, order) in stated {
            let told = try #require(orders[number])
            #expect(told.buyers == order.buyers)
            #expect(told.times.paid == order.times.paid)
            if order.kind == .group { #expect(told.times.grouped == order.times.grouped) }
            guard case .told(let read) = told.amounts, case .told(let amounts) = order.amounts else {
                Issue.record("amounts of \(number) are not told")
                continue
            }
            #expect(read.paid ?? 0 == amounts.paid ?? 0)
            // The file tells whether all was given back, and no amounts.
            #expect(read.refunded == (order.status == .closed ? amounts.refunded : 0))
            try expectLines(told, order)
        }
    }

    @Test func douyinOrdersReadBack() throws {
        let read = try ReadBack(.douyin, of: brand, store: 3)
        #expect(read.source.platform == .douyin)
        #expect(read.held.isEmpty)
        let stated = brand.stated(of: 3)
        let orders = read.orders
        #expect(orders.count == stated.count && stated.count > 300)
        for (number, order) in stated {
            let told = try #require(orders[number])
            #expect(told.buyers.isEmpty)
            #expect(told.times.placed == order.times.placed && told.times.paid == order.times.paid)
            guard case .told(let read) = told.amounts, case .told(let amounts) = order.amounts else {
                Issue.record("amounts of \(number) are not told")
                continue
            }
            #expect(read.paid ?? 0 == amounts.paid ?? 0)
            try expectLines(told, order)
        }
    }

    @Test(arguments: [1, 2, 3, 5])
    func salesOfAnyStoreReadBackWhole(store: Int) throws {
        let read = try ReadBack(.sales, of: brand, store: store)
        #expect(read.held.isEmpty)
        let stated = brand.stated(of: store)
        let orders = read.orders
        #expect(orders.count == stated.count)
        for (number, order) in stated {
            let told = try #require(orders[number])
            #expect(told.kind == order.kind && told.status == order.status && told.times == order.times)
            #expect(told.buyers == order.buyers)
            #expect(told.origin == order.origin)
            guard case .told(var read) = told.amounts, case .told(var amounts) = order.amounts else {
                Issue.record("amounts of \(number) are not told")
                continue
            }
            // Not in the file.
            (read.received, amounts.received) = (nil, nil)
            #expect(read == amounts)
            try expectLines(told, order)
        }
    }

    @Test func refundsReadBack() throws {
        let read = try ReadBack(.refunds, of: brand, store: 0)
        #expect(read.held.isEmpty)
        var stated: [String: StatedRefund] = [:]
        for case .statement(0, .refund(let refund)) in brand.events(of: brand.persons) {
            stated[refund.number] = refund
        }
        var count = 0
        for case .refund(let refund) in read.statements {
            let told = try #require(stated[refund.number])
            #expect(refund.orderNumber == told.orderNumber && refund.kind == told.kind && refund.phase == told.phase)
            #expect(refund.occurredAt == told.occurredAt && refund.content == told.content)
            #expect(refund.reason == told.reason)
            count += 1
        }
        #expect(count > 80)
    }

    @Test func productsReadBack() throws {
        let read = try ReadBack(.products, of: brand, store: 0)
        #expect(read.held.isEmpty)
        #expect(read.statements == brand.products(of: 0).map { .product($0) })
    }

    /// Lines apart from their keys and categories, which files of platforms do not tell.
    private func expectLines(_ told: StatedOrder?, _ order: StatedOrder) throws {
        let lines = try #require(told).lines.all
        #expect(lines.map(\.product.code) == order.lines.all.map(\.product.code))
        #expect(lines.map(\.product.title) == order.lines.all.map(\.product.title))
        #expect(lines.map(\.product.variant) == order.lines.all.map(\.product.variant))
        #expect(lines.map(\.quantity) == order.lines.all.map(\.quantity))
        #expect(lines.map(\.unitPrice) == order.lines.all.map(\.unitPrice))
        #expect(lines.map(\.isGift) == order.lines.all.map(\.isGift))
    }
}
