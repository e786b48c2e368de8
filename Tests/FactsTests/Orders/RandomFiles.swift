import Shop

/// Files about a few orders, the same for the same seed: mostly an order's life in turn, now and then a contradiction, a
/// step back or a part of what was told before. Each file is younger than the one before.
struct RandomFiles {
    struct File: Sendable {
        let age: Int64
        let orders: [StatedOrder]
    }

    private var generator: SplitMix

    init(seed: UInt64) {
        generator = SplitMix(state: seed)
    }

    mutating func files(_ count: Int) -> [File] {
        (1...count).map { age in
            var orders: [StatedOrder] = []
            for number in ["told", "lined", "united"] where chance(2, of: 3) {
                switch number {
                case "told": orders.append(told(number, progress: age, of: count))
                case "lined":
                    orders.append(chance(1, of: 2) ? lined(number, age, count) : told(number, progress: age, of: count))
                default: orders.append(united(number))
                }
            }
            return File(age: Int64(age), orders: shuffled(orders))
        }
    }

    /// Cuts the files into batches, and now and then tells something of an earlier file again.
    mutating func retold(_ files: [File]) -> [File] {
        var batches: [File] = []
        for (index, file) in files.enumerated() {
            var rest = file.orders[...]
            while !rest.isEmpty {
                let size = 1 + below(rest.count)
                batches.append(File(age: file.age, orders: Array(rest.prefix(size))))
                rest = rest.dropFirst(size)
                // What is told again was told whole before.
                let told = rest.isEmpty ? index + 1 : index
                if told > 0, chance(1, of: 2) { batches.append(files[below(told)]) }
            }
        }
        return batches
    }

    private mutating func told(_ number: String, progress: Int, of count: Int) -> StatedOrder {
        let status = status(progress, count)
        let isPaid = status >= .paid && status != .closed
        var order = StatedOrder.paid(
            number, status: status, paidAt: isPaid ? (chance(1, of: 12) ? 2 : 1) : nil,
            minor: chance(1, of: 8) ? 9_000 : 10_000, refunded: [0, 0, 0, 500, 3_000][below(5)],
            buyer: chance(1, of: 5) ? nil : chance(1, of: 12) ? 8 : 7)
        if chance(1, of: 3) { order.times.shipped = .day(3) }
        if chance(1, of: 4) { order.origin = "直播间" }
        return order
    }

    private mutating func lined(_ number: String, _ age: Int, _ count: Int) -> StatedOrder {
        let status = status(age, count)
        var order = StatedOrder(number: number, status: status, currency: .cny, buyers: [.number(7)])
        if status >= .paid, status != .closed { order.times.paid = .day(1) }
        let product = chance(1, of: 6) ? "wipes" : "soap"
        order.lines = .whole([.numbered(1, product), .numbered(2, "towel")])
        return order
    }

    private mutating func united(_ number: String) -> StatedOrder {
        let pool: [StatedLine] = [
            .row("soap"), .row("soap", ordinal: 2), .row("wipes", quantity: 3), .row("gift", price: 0),
            .row("towel", price: 4_999),
        ]
        let rows = pool.filter { _ in chance(1, of: 2) }
        return .rows(
            rows.isEmpty ? [pool[0]] : shuffled(rows), of: number, buyer: chance(1, of: 10) ? 8 : 7,
            at: Int64(1 + below(3)))
    }

    private mutating func status(_ progress: Int, _ count: Int) -> OrderStatus {
        let steps: [OrderStatus] = [.placed, .paid, .shipped, .delivered, .confirmed, .closed]
        let step = progress * steps.count / (count + 1) - (chance(1, of: 5) ? 1 : 0)
        return steps[min(max(step, 0), steps.count - 1)]
    }

    private mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        elements.shuffled(using: &generator)
    }

    private mutating func chance(_ part: Int, of whole: Int) -> Bool {
        below(whole) < part
    }

    private mutating func below(_ bound: Int) -> Int {
        bound < 1 ? 0 : Int.random(in: 0..<bound, using: &generator)
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
