import Foundation
import Shop

/// Makes up random brands.
struct RandomBrandWriter {
    private let persons: Int
    private var random: SplitMix
    private var steps: [RandomBrand.Step] = []
    private var first: [Int64: [StatedOrder]] = [:]
    private var later: [Int64: [StatedOrder]] = [:]
    private var refunds: [Int64: [StatedRefund]] = [:]
    private var reviews: [Int64: [StatedReview]] = [:]
    private var behaviours: [Int64: [StatedBehaviour]] = [:]
    private var told = RandomPersonFacts(seed: 0)
    private var count = 0

    private static let stores: [Int64] = [1, 2]

    static func brand(seed: UInt64, persons: Int = 300) -> RandomBrand {
        var writer = RandomBrandWriter(persons: persons, random: SplitMix(state: seed))
        writer.told = RandomPersonFacts(seed: seed ^ 0x7E11)
        return writer.make()
    }

    private init(persons: Int, random: SplitMix) {
        self.persons = persons
        self.random = random
    }

    private mutating func make() -> RandomBrand {
        for store in Self.stores { steps.append(.products(Self.products(of: store), store: store)) }
        let newcomers = (1...persons + 20).map(Int64.init)
        steps.append(.seen(newcomers.filter { $0 % 3 > 0 }, at: Self.noon(RandomBrand.firstDay)))
        steps.append(.seen(newcomers.filter { $0 % 3 == 0 }, at: Self.noon(RandomBrand.firstDay.adding(days: 500))))
        for person in 1...Int64(persons) { live(person) }
        for person in newcomers.suffix(8) { order(of: person, on: RandomBrand.lastDay.adding(days: -random.below(4))) }
        for _ in 0..<persons / 10 { order(of: nil, on: anyDay()) }
        for store in Self.stores { tell(store) }
        // Some of nobody who was ever seen.
        let many = told.facts(persons * 3, of: persons + 30, numbered: "E")
        for facts in Self.chunks(many) { steps.append(.told(facts, store: Self.stores[1])) }
        mark()
        merge()
        steps.append(.told(told.facts(persons, of: persons, numbered: "L"), store: Self.stores[0]))
        return RandomBrand(steps: steps)
    }

    private static func products(of store: Int64) -> [StatedProductRecord] {
        catalogue(store).enumerated().map { index, product in
            StatedProductRecord(
                product: product, isConsumable: index < 3 ? true : nil, packSize: index < 3 ? [80, 10, 1][index] : nil)
        }
    }

    private static func catalogue(_ store: Int64) -> [StatedProduct] {
        ["wipes", "tablets", "candle", "lamp", "vase", "towel"].enumerated().map { index, name in
            StatedProduct(
                code: "\(name)-\(store)", title: name, category: ["care", "care", "light", "light", nil, "home"][index])
        }
    }

    /// Everybody has a way of buying: at a rhythm, on promotion days, once, or not at all.
    private mutating func live(_ person: Int64) {
        switch random.below(10) {
        case 0: break
        case 1: order(of: person, on: anyDay())
        case 2:
            for _ in 0...random.below(4) { order(of: person, on: promotionDay()) }
        default:
            let rhythm = [7, 14, 21, 30, 45, 60, 90, 160][random.below(8)]
            var day = anyDay()
            for _ in 0...random.below(8) where day <= RandomBrand.lastDay {
                order(of: person, on: day)
                if random.chance(1, of: 12) { order(of: person, on: day) }
                day = day.adding(days: max(1, rhythm + random.below(rhythm) - rhythm / 2))
            }
        }
        if random.chance(1, of: 6) { giveBack(nil, order: nil, buyer: person, day: anyDay(), minor: 3_000) }
        if random.chance(1, of: 4) { fillCart(of: person) }
        if random.chance(1, of: 20) { review(nil, by: person, on: anyDay()) }
    }

    private mutating func order(of person: Int64?, on day: BrandDay) {
        count += 1
        let store = Self.stores[random.chance(1, of: 4) ? 1 : 0]
        let number = "\(store)-\(count)"
        let paidAt = Instant(
            milliseconds: day.start(in: RandomBrand.zone).milliseconds + Int64(random.below(86_400_000)))
        func later(_ days: Int64) -> Instant { paidAt.advanced(milliseconds: days * 86_400_000) }
        var order = StatedOrder(
            number: number, status: .confirmed,
            times: OrderTimes(placed: paidAt.advanced(milliseconds: -60_000), paid: paidAt),
            currency: random.chance(1, of: 25) ? .usd : .cny, buyers: .number(person))
        switch random.below(20) {
        case 0:
            order.kind = .group
            if random.chance(3, of: 4) { order.times.grouped = later(1) }
        case 1:
            order.kind = .cashOnDelivery
            if random.chance(3, of: 4) { order.times.delivered = later(3) }
        case 2: order.kind = .presale
        case 3:
            order.status = .placed
            order.times.paid = nil
        case 4:
            order.status = .closed
            order.times.closed = later(2)
            if random.chance(1, of: 2) { order.times.paid = nil }
        case 5: order.leftOut = [LeftOutReason.brushing, .staff, .onlyGifts][random.below(3)]
        default: break
        }
        if order.times.paid != nil, random.chance(2, of: 3) { order.times.shipped = later(1) }
        if number.hasSuffix("3") { order.origin = ["小艾", "阿宁"][count / 10 % 2] }
        fill(&order, store)
        tell(order, store)
        afterwards(order, store, person, day)
    }

    private mutating func fill(_ order: inout StatedOrder, _ store: Int64) {
        let catalogue = Self.catalogue(store)
        let lines = (0...random.below(3)).map { place in
            let product = random.below(catalogue.count)
            let isFree = random.chance(1, of: 12)
            return StatedLine(
                key: LineKey(hash: Int64(place + 1), ordinal: 1), product: catalogue[product],
                quantity: Int64(1 + random.below(3)),
                unitPrice: Millionths(isFree ? 0 : Int64(1 + random.below(300)) * 1_000_000),
                isGift: isFree ? random.chance(1, of: 2) : random.chance(1, of: 20))
        }
        switch random.below(4) {
        case 0: order.amounts = .told(OrderAmounts(paid: Int64(random.below(50_000))))
        case 1:
            order.amounts = .sumOfLines
            order.lines = .union(lines)
        default:
            order.amounts = .told(
                OrderAmounts(freight: Int64(random.below(900)), paid: Int64(1_000 + random.below(50_000))))
            order.lines = .whole(lines)
        }
    }

    /// At once, or first as just paid and later as it ended.
    private mutating func tell(_ order: StatedOrder, _ store: Int64) {
        let isRefunded = random.chance(1, of: 8)
        guard order.amounts != .sumOfLines, order.times.paid != nil, isRefunded || random.chance(1, of: 4) else {
            return first[store, default: []].append(order)
        }
        var early = order
        early.status = .paid
        early.times = OrderTimes(placed: order.times.placed, paid: order.times.paid)
        first[store, default: []].append(early)
        var ended = order
        if isRefunded, case .told(var amounts) = order.amounts, let paid = amounts.paid {
            amounts.refunded = random.chance(1, of: 2) ? paid : Int64(random.below(Int(paid) + 1))
            ended.amounts = .told(amounts)
            ended.times.confirmed = order.times.paid.map {
                $0.advanced(milliseconds: Int64(1 + random.below(20)) * 86_400_000)
            }
        }
        later[store, default: []].append(ended)
    }

    private mutating func afterwards(_ order: StatedOrder, _ store: Int64, _ person: Int64?, _ day: BrandDay) {
        if random.chance(1, of: 10) {
            let minor = random.chance(1, of: 2) ? 60_000 : Int64(1 + random.below(9_000))
            giveBack(order.number, order: store, buyer: person, day: day.adding(days: random.below(40)), minor: minor)
        }
        if random.chance(1, of: 40) {
            giveBack("unknown-\(count)", order: store, buyer: person, day: day.adding(days: 3), minor: 700)
        }
        if random.chance(1, of: 8) { review(order.number, by: random.chance(1, of: 2) ? person : nil, on: day, store) }
    }

    private mutating func giveBack(
        _ number: String?, order store: Int64?, buyer: Int64?, day: BrandDay, minor: Int64
    ) {
        count += 1
        let store = store ?? 1
        refunds[store, default: []].append(
            StatedRefund(
                number: "R\(count)", orderNumber: number, kind: RefundKind.allCases[random.below(5)],
                occurredAt: Self.noon(day), currency: random.chance(1, of: 20) ? .usd : .cny,
                buyers: random.chance(1, of: 5) ? [] : .number(buyer), content: .amount(minor: minor)))
    }

    private mutating func review(_ number: String?, by person: Int64?, on day: BrandDay, _ store: Int64 = 1) {
        count += 1
        reviews[store, default: []].append(
            StatedReview(
                number: "V\(count)", orderNumber: number, buyers: .number(person), stars: Int64(1 + random.below(5)),
                occurredAt: Self.noon(day.adding(days: random.below(20)))))
    }

    private mutating func fillCart(of person: Int64) {
        for _ in 0...random.below(3) {
            count += 1
            let product = Self.catalogue(1)[random.below(6)]
            let kind = [BehaviourKind.added, .added, .removed, .viewed][random.below(4)]
            behaviours[1, default: []].append(
                StatedBehaviour(
                    number: "B\(count)", kind: kind, buyers: .number(person), product: product,
                    occurredAt: Self.noon(anyDay())))
        }
    }

    private mutating func tell(_ store: Int64) {
        var files: [RandomBrand.Step] = []
        for orders in Self.chunks(first[store] ?? []) {
            files.append(.orders(orders, store: store, told: Self.noon(RandomBrand.lastDay)))
        }
        for orders in Self.chunks(later[store] ?? []) {
            files.append(.orders(orders, store: store, told: Self.noon(RandomBrand.lastDay.adding(days: 1))))
        }
        for refunds in Self.chunks(refunds[store] ?? []) { files.append(.refunds(refunds, store: store)) }
        for reviews in Self.chunks(reviews[store] ?? []) { files.append(.reviews(reviews, store: store)) }
        for events in Self.chunks(behaviours[store] ?? []) { files.append(.behaviours(events, store: store)) }
        // So that now and then the later of two statements comes first, and a refund before its order.
        steps += files.shuffled(using: &random)
    }

    private static func chunks<Element>(_ elements: [Element]) -> [[Element]] {
        stride(from: 0, to: elements.count, by: 150).map {
            Array(elements[$0..<min($0 + 150, elements.count)])
        }
    }

    /// Some left out, some of those counting again, some that their source leaves out counting after all.
    private mutating func mark() {
        for store in Self.stores {
            let orders = (first[store] ?? []).shuffled(using: &random)
            let marked = orders.prefix(orders.count / 20).map(\.number)
            guard !marked.isEmpty else { continue }
            steps.append(.marked(marked, store: store, as: .brushing))
            steps.append(.marked(Array(marked.prefix(marked.count / 3)), store: store, as: nil))
            let excused = orders.filter { $0.leftOut != nil }.prefix(5).map(\.number)
            steps.append(.marked(excused, store: store, as: nil))
        }
    }

    private mutating func merge() {
        var merged: [Int64] = []
        for _ in 0..<persons / 12 {
            let (one, other) = (Int64(1 + random.below(persons)), Int64(1 + random.below(persons)))
            guard one != other else { continue }
            steps.append(.merged(one, other))
            merged.append(max(one, other))
        }
        for customer in merged where random.chance(1, of: 3) { steps.append(.parted(customer)) }
    }

    private mutating func anyDay() -> BrandDay {
        RandomBrand.firstDay.adding(days: random.below(RandomBrand.lastDay.number - RandomBrand.firstDay.number))
    }

    private mutating func promotionDay() -> BrandDay {
        while true {
            let day = anyDay()
            if PromotionDays.standard.contains(day) { return day }
        }
    }

    private static func noon(_ day: BrandDay) -> Instant {
        day.start(in: RandomBrand.zone).advanced(milliseconds: 43_200_000)
    }
}
