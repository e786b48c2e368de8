import ArgumentParser
import SampleData
import Shop

/// What kind of sample.
enum SamplePresetName: String, ExpressibleByArgument, CaseIterable {
    case candle
    case general

    func preset(customers: Int?, orders: Int?) -> SamplePreset {
        switch (self, customers, orders) {
        case (.candle, let customers?, _): .candle(customers: customers)
        case (.candle, nil, _): .candle
        case (.general, let customers?, let orders):
            .general(customers: customers, orders: orders ?? customers * 10, shopify: .chinese)
        case (.general, nil, let orders): .general(orders: orders ?? 100_000)
        }
    }
}

/// Whose export a sample is written as.
enum SampleFormat: String, ExpressibleByArgument, CaseIterable {
    case taobao
    case pinduoduo
    case douyin
    case shopify
    /// Plain files of every store, with the mappings that read them.
    case csv

    /// Whether a sample of that kind can be written so.
    func isOf(_ preset: SamplePresetName) -> Bool {
        switch (self, preset) {
        case (.taobao, _), (.csv, _), (_, .general): true
        case (.pinduoduo, .candle), (.douyin, .candle), (.shopify, .candle): false
        }
    }

    /// The paths of what was written.
    func write(with files: SampleFiles) throws -> [String] {
        let kinds = SampleFile.allCases.filter { $0.platform == platform }
        guard let platform else {
            let mappings = try kinds.compactMap { try files.writeMapping(of: $0) }
            let stores = files.brand.stores
            let written = try stores.indices.flatMap { store in
                try kinds.map { kind in
                    let prefix = stores.count > 1 ? stores[store].name + "_" : ""
                    return try files.write(kind, of: store, named: prefix)
                }
            }
            return written + mappings
        }
        guard let store = files.brand.store(on: platform) else { return [] }
        return try kinds.map { try files.write($0, of: store) }
    }

    private var platform: Platform? {
        switch self {
        case .taobao: .taobao
        case .pinduoduo: .pinduoduo
        case .douyin: .douyin
        case .shopify: .shopify
        case .csv: nil
        }
    }
}
