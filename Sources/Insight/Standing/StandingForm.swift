import Foundation
import Shop

/// How standing figures are written down: JSON of a form of its own, so that the program's types may change and what is
/// kept is still read. What reads otherwise is another form and takes the next number.
struct StandingForm: Codable {
    static let number: Int64 = 2

    private let classes: Thresholds?
    private let quintiles: Thresholds?
    private let brand: Cycles<Int64>
    private let stores: Cycles<Int64>
    private let categories: Cycles<String>
    private let products: Cycles<Int64>
    private let returns: Counted?

    init(_ figures: StandingFigures) {
        classes = figures.classes.map { Thresholds($0.bounds) }
        quintiles = figures.quintiles.map { Thresholds($0.bounds) }
        var (brand, stores, products) = (Cycles<Int64>(), Cycles<Int64>(), Cycles<Int64>())
        var categories = Cycles<String>()
        for row in figures.cycles.rows {
            switch row.scope {
            case .brand: brand.add(row.cycle, of: 0)
            case .store(let id): stores.add(row.cycle, of: id.raw)
            case .category(let name): categories.add(row.cycle, of: name)
            case .product(let id): products.add(row.cycle, of: id.raw)
            }
        }
        self.brand = brand
        self.stores = stores
        self.categories = categories
        self.products = products
        returns = figures.shopReturns.map { Counted(orders: $0.orders, returned: $0.returned) }
    }

    /// - Throws: `DecodingError`.
    init(_ text: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
    }

    /// The same for the same figures.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// - Parameter day: the one they stand for.
    func figures(on day: BrandDay) -> StandingFigures {
        let rows =
            brand.rows { _ in .brand } + stores.rows { .store(ID($0)) } + categories.rows { .category($0) }
            + products.rows { .product(ID($0)) }
        return StandingFigures(
            day: day, classes: classes.map { RFMThresholds(day: day, bounds: $0.bounds) },
            quintiles: quintiles.map { RFMThresholds(day: day, bounds: $0.bounds) },
            cycles: CycleReport(day: day, rows: rows),
            shopReturns: returns.map { Returns(orders: $0.orders, returned: $0.returned) })
    }
}

/// The orders of the shop, and those that came back.
private struct Counted: Codable {
    let orders: Int
    let returned: Int
}

/// The thresholds of one rule.
private enum Thresholds: Codable {
    case mean(count: Int, recencyDays: Wide, frequency: Wide, moneyMinor: Wide)
    case median(doubledRecencyDays: Wide, doubledFrequency: Wide, doubledMoneyMinor: Wide)
    case fixed(recencyDays: Int, frequency: Int, moneyMinor: Int64)
    case quintile(recencyDays: [Int], frequency: [Int], moneyMinor: [Int64])

    init(_ bounds: RFMThresholds.Bounds) {
        self =
            switch bounds {
            case .mean(let sums):
                .mean(
                    count: sums.count, recencyDays: Wide(sums.recencyDays), frequency: Wide(sums.frequency),
                    moneyMinor: Wide(sums.moneyMinor))
            case .median(let medians):
                .median(
                    doubledRecencyDays: Wide(medians.doubledRecencyDays),
                    doubledFrequency: Wide(medians.doubledFrequency),
                    doubledMoneyMinor: Wide(medians.doubledMoneyMinor))
            case .fixed(let fixed):
                .fixed(recencyDays: fixed.recencyDays, frequency: fixed.frequency, moneyMinor: fixed.moneyMinor)
            case .quintile(let quintiles):
                .quintile(
                    recencyDays: quintiles.recencyDays, frequency: quintiles.frequency,
                    moneyMinor: quintiles.moneyMinor)
            }
    }

    var bounds: RFMThresholds.Bounds {
        switch self {
        case .mean(let count, let recencyDays, let frequency, let moneyMinor):
            .mean(
                RFMSums(
                    count: count, recencyDays: recencyDays.number, frequency: frequency.number,
                    moneyMinor: moneyMinor.number))
        case .median(let recencyDays, let frequency, let moneyMinor):
            .median(
                RFMMedians(
                    doubledRecencyDays: recencyDays.number, doubledFrequency: frequency.number,
                    doubledMoneyMinor: moneyMinor.number))
        case .fixed(let recencyDays, let frequency, let moneyMinor):
            .fixed(RFMBounds(recencyDays: recencyDays, frequency: frequency, moneyMinor: moneyMinor))
        case .quintile(let recencyDays, let frequency, let moneyMinor):
            .quintile(RFMQuintiles(recencyDays: recencyDays, frequency: frequency, moneyMinor: moneyMinor))
        }
    }
}

/// The cycles of one kind of scope, column by column: a brand has one for each of its products.
private struct Cycles<Name: Codable>: Codable {
    private var names: [Name] = []
    private var days: [Double] = []
    private var intervals: [Int] = []
    private var persons: [Int] = []

    private enum CodingKeys: String, CodingKey {
        case names
        case days
        case intervals
        case persons
    }

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        names = try container.decode([Name].self, forKey: .names)
        days = try container.decode([Double].self, forKey: .days)
        intervals = try container.decode([Int].self, forKey: .intervals)
        persons = try container.decode([Int].self, forKey: .persons)
        guard [days.count, intervals.count, persons.count].allSatisfy({ $0 == names.count }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .names, in: container, debugDescription: "columns of different lengths")
        }
    }

    mutating func add(_ cycle: Cycle, of name: Name) {
        names.append(name)
        days.append(cycle.days)
        intervals.append(cycle.intervals)
        persons.append(cycle.persons)
    }

    func rows(_ scope: (Name) -> CycleScope) -> [CycleReport.Row] {
        names.indices.map { place in
            CycleReport.Row(
                scope(names[place]),
                Cycle(days: days[place], intervals: intervals[place], persons: persons[place]))
        }
    }
}

/// A number wider than JSON's readers bear, as text.
private struct Wide: Codable {
    let number: Int128

    init(_ number: Int128) {
        self.number = number
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = Int128(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no whole number")
        }
        self.number = number
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(number))
    }
}
