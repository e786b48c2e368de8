package import Shop

/// A small shop for scented candles (香薰) that nobody runs: a year of its orders, the same for the same seed.
package struct CandleShop: Sendable {
    package struct Person: Sendable {
        package let nick: String
        package let name: String
        package let phone: String
        package let address: String
        /// Mean days between orders.
        fileprivate let rhythmDays: Double
        fileprivate let firstDay: Int
        fileprivate let staysDays: Int
    }

    package struct Item: Sendable {
        package let code: String
        package let title: String
        package let priceMinor: Int64
    }

    package struct Line: Sendable {
        package let item: Item
        package let quantity: Int64
    }

    package struct SampleOrder: Sendable {
        package let number: String
        package let person: Person
        package let placed: LocalTime
        package let lines: [Line]
        package let state: State

        package var goodsMinor: Int64 {
            lines.reduce(0) { $0 + $1.item.priceMinor * $1.quantity }
        }
    }

    package enum State: Sendable {
        case confirmed, shipped, refunded, unpaid
    }

    package let orders: [SampleOrder]

    /// - Parameter until: the last day of the year shown.
    package init(seed: UInt64, persons: Int, until: BrandDay) {
        var generator = SeededGenerator(seed: seed)
        var orders: [SampleOrder] = []
        for number in 0..<persons {
            let person = Self.person(number, &generator)
            var day = person.firstDay
            while day < 365, day < person.firstDay + person.staysDays {
                let date = until.adding(days: day - 364)
                orders.append(Self.order(orders.count, person, on: date, isLate: day > 355, &generator))
                day += max(1, Int(person.rhythmDays * (0.5 + generator.fraction())))
            }
        }
        self.orders = orders.sorted { ($0.placed.day, $0.placed.secondOfDay) < ($1.placed.day, $1.placed.secondOfDay) }
    }

    package static let items = [
        Item(code: "XX-001", title: "白茶香薰蜡烛 200g", priceMinor: 6900),
        Item(code: "XX-002", title: "雪松香薰蜡烛 200g", priceMinor: 7900),
        Item(code: "XX-003", title: "柑橘无火香薰 100ml", priceMinor: 8800),
        Item(code: "XX-004", title: "无火香薰补充液 100ml", priceMinor: 4900),
        Item(code: "XX-005", title: "蜡烛剪与灭烛罩", priceMinor: 3900),
        Item(code: "XX-006", title: "四季香薰礼盒", priceMinor: 26_800),
        Item(code: "XX-007", title: "旅行香薰小罐", priceMinor: 2900),
    ]

    private static let surnames = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "欧阳"]
    private static let givenNames = ["伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "雨桐", "子涵", "思远", "晓明"]
    private static let places = [
        "浙江省 杭州市 西湖区 文三路", "上海 上海市 徐汇区 漕溪路", "四川省 成都市 武侯区 人民南路", "广东省 深圳市 南山区 科苑路", "北京 北京市 朝阳区 建国路",
    ]

    private static func person(_ number: Int, _ generator: inout SeededGenerator) -> Person {
        let name = generator.pick(surnames) + generator.pick(givenNames)
        let isLoyal = generator.fraction() < 0.3
        return Person(
            nick: "tb_\(name)\(1000 + number)", name: name,
            phone: "1\(generator.pick(["38", "39", "58", "77"]))0000" + String(10_000 + number).suffix(4),
            address: "\(generator.pick(places)) \(1 + Int(generator.fraction() * 200))号(310000)",
            rhythmDays: isLoyal ? 25 + generator.fraction() * 30 : 90 + generator.fraction() * 250,
            firstDay: Int(generator.fraction() * 360), staysDays: isLoyal ? 400 : Int(20 + generator.fraction() * 300))
    }

    private static func order(
        _ number: Int, _ person: Person, on day: BrandDay, isLate: Bool, _ generator: inout SeededGenerator
    ) -> SampleOrder {
        let count = 1 + Int(generator.fraction() * generator.fraction() * 4)
        var left = items
        let lines = (0..<count).map { _ in
            let item = left.remove(at: Int(generator.next() % UInt64(left.count)))
            return Line(item: item, quantity: generator.fraction() < 0.8 ? 1 : 2)
        }
        let chance = generator.fraction()
        let state: State = chance < 0.04 ? .unpaid : chance < 0.09 ? .refunded : isLate ? .shipped : .confirmed
        let time = LocalTime(day: day, secondOfDay: 32_400 + Int(generator.fraction() * 46_000))
        return SampleOrder(
            number: String(2_000_000_000_000 + Int64(number) * 7_919), person: person, placed: time, lines: lines,
            state: state)
    }
}
