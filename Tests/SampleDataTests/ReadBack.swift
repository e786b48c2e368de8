import Foundation
import Imports
import SampleData
import Shop

/// What the importers make of a sample file.
struct ReadBack {
    let source: ImportSource
    let statements: [Statement]
    let held: [HeldRow]

    init(_ file: SampleFile, of brand: SampleBrand, store: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appendingPathComponent(file.name(after: brand.days.upperBound))
        try Data(try Brands.bytes(file, of: brand, store: store)).write(to: url)
        let mappings = try file.mapping.map { [try Mapping(yaml: $0, fileName: "sample.yaml")] } ?? []
        let options = ImportOptions(
            mappings: mappings, zone: SampleBrand.timeZone, currency: .cny,
            now: brand.days.upperBound.adding(days: 2).start(in: SampleBrand.timeZone))
        source = try ImportSource(path: url.path, options: options)
        var runs: [RowRun] = []
        _ = try source.survey({ runs.append($0) }, progress: { _ in })
        var groups: [Int64: [RowRun]] = [:]
        var order: [Int64] = []
        for run in runs {
            if groups[run.group] == nil { order.append(run.group) }
            groups[run.group, default: []].append(run)
        }
        var statements: [Statement] = []
        var held: [HeldRow] = []
        for group in order {
            let interpretation = try source.interpret(groups[group] ?? [])
            statements += interpretation.statements
            held += interpretation.held
        }
        self.statements = statements
        self.held = held
    }

    /// By number.
    var orders: [String: StatedOrder] {
        var orders: [String: StatedOrder] = [:]
        for statement in statements {
            if case .order(let order) = statement { orders[order.number] = order }
        }
        return orders
    }
}

extension SampleBrand {
    /// What it states of a store's orders itself, by number.
    func stated(of store: Int) -> [String: StatedOrder] {
        var orders: [String: StatedOrder] = [:]
        for case .statement(store, .order(let order)) in events(of: persons) { orders[order.number] = order }
        return orders
    }
}
