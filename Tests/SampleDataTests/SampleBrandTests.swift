import SampleData
import Shop
import Testing

struct SampleBrandTests {
    @Test func theSameSeedGivesTheSameEventsAndFiles() throws {
        let preset = SamplePreset.general(customers: 120, orders: 900, shopify: .western)
        let brands = [3, 3, 4].map { SampleBrand(preset, seed: $0, until: Brands.until) }
        let events = brands.map { $0.events(of: $0.persons) }
        #expect(events[0] == events[1])
        #expect(events[0] != events[2])
        #expect(brands[0].newArrivalDays == brands[1].newArrivalDays)
        for file in SampleFile.allCases where file != .products {
            let store = file.platform.flatMap { brands[0].store(on: $0) } ?? 5
            let bytes = try brands.map { try Brands.bytes(file, of: $0, store: store) }
            #expect(bytes[0] == bytes[1], "\(file)")
            #expect(bytes[0] != bytes[2], "\(file)")
        }
    }

    @Test func anyChunkCanBeToldAlone() throws {
        let brand = Brands.small
        let whole = brand.events(of: 0..<200)
        let chunks = [150..<200, 0..<70, 70..<150].map { ($0.lowerBound, brand.events(of: $0)) }
        #expect(chunks.sorted { $0.0 < $1.0 }.flatMap(\.1) == whole)
        let header = try Brands.bytes(.taobaoOrders, of: brand, store: 0, persons: 0..<0)
        let parts = try [0..<70, 70..<200].map { try Brands.bytes(.taobaoOrders, of: brand, store: 0, persons: $0) }
        let file = try Brands.bytes(.taobaoOrders, of: brand, store: 0, persons: 0..<200)
        #expect(file == header + parts.flatMap { $0.dropFirst(header.count) })
    }

    @Test func chunksCoverEveryPersonOnce() {
        #expect(Brands.small.chunks(of: 256) == [0..<256, 256..<512, 512..<600])
    }

    @Test(arguments: [(200, 1_000), (1_000, 12_000)])
    func itHasAboutTheOrdersAskedFor(customers: Int, orders: Int) {
        let brand = SampleBrand(
            .general(customers: customers, orders: orders, shopify: .chinese), seed: 17, until: Brands.until)
        var count = 0
        brand.forEachLife(of: brand.persons) { count += $0.orders.count }
        #expect(abs(Double(count) / Double(orders) - 1) < 0.06, "\(count)")
    }

    @Test func behavioursAreAsManyAsAskedFor() {
        let preset = SamplePreset.general(customers: 400, orders: 3_000, shopify: .chinese)
        let counts = [0, 5].map { share in
            let brand = SampleBrand(preset, seed: 2, until: Brands.until, behavioursPerOrder: share)
            var count = (orders: 0, behaviours: 0)
            brand.forEachLife(of: brand.persons) { life in
                count.orders += life.orders.count
                count.behaviours += life.behaviours.count
            }
            return count
        }
        #expect(counts[0].orders == counts[1].orders)
        #expect(counts[0].behaviours == 0)
        #expect((4...6).contains(Double(counts[1].behaviours) / Double(counts[1].orders)))
    }

    @Test func numbersAreUniqueWithinTheirStore() {
        let brand = Brands.small
        var orders: Set<String> = []
        var refunds: Set<String> = []
        var behaviours: Set<String> = []
        var count = 0
        for event in brand.events(of: brand.persons) {
            switch event {
            case .statement(let store, .order(let order)): orders.insert("\(store) \(order.number)")
            case .statement(let store, .refund(let refund)): refunds.insert("\(store) \(refund.number)")
            case .behaviour(let store, let behaviour): behaviours.insert("\(store) \(behaviour.number)")
            case .statement, .person, .leftOut, .merge, .unmerge: continue
            }
            count += 1
        }
        #expect(orders.count + refunds.count + behaviours.count == count)
        #expect(orders.count > 4_000)
    }

    @Test func nothingIsKnownAfterTheLastDay() {
        let end = Brands.until.adding(days: 1).start(in: SampleBrand.timeZone)
        for event in Brands.small.events(of: Brands.small.persons) {
            switch event {
            case .statement(_, .order(let order)): #expect(order.times.all.allSatisfy { $0 ?? .init(seconds: 0) < end })
            case .statement(_, .refund(let refund)): #expect(refund.occurredAt < end)
            case .statement(_, .review(let review)): #expect(review.occurredAt < end)
            case .behaviour(_, let behaviour): #expect(behaviour.occurredAt < end)
            case .person(_, let fact): #expect(fact.occurredAt < end)
            case .merge(let merge), .unmerge(let merge): #expect(merge.occurredAt < end)
            case .statement, .leftOut: continue
            }
        }
    }

    @Test func productsTellCategoryAndPackSize() {
        let products = Brands.small.products(of: 0)
        #expect(Set(products.map(\.product.code)).count == products.count)
        #expect(products.contains { $0.isConsumable == true && $0.packSize == 240 && $0.product.category == "纸品湿巾" })
        #expect(Brands.large.products(of: 4).contains { $0.product.title == "Cat food 2 kg" })
        #expect(Brands.small.products(of: 4).contains { $0.product.title == "全价猫粮 2kg" })
    }
}
