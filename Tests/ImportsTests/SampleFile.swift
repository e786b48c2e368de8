import Foundation
import Shop

@testable import Imports

/// A small file of a test, in a folder of its own that goes with it.
final class SampleFile {
    let path: String
    private let folder: String

    init(bytes: [UInt8], name: String = "orders.csv") throws {
        folder = NSTemporaryDirectory() + "huitou-imports-\(UUID().uuidString)"
        path = folder + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    convenience init(_ text: String, name: String = "orders.csv") throws {
        try self.init(bytes: Array(text.utf8), name: name)
    }

    convenience init(gb18030 text: String, name: String = "orders.csv") throws {
        try self.init(bytes: Self.gb18030(text), name: name)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    static func gb18030(_ text: String) -> [UInt8] {
        Array(text.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
    }

    /// A time "now" after all the times that samples tell.
    static let now = Instant(milliseconds: 1_790_000_000_000)

    static func options(
        format: String? = nil, mappings: [Mapping] = [], zone: String = "Europe/London", currency: Currency = .gbp
    ) throws -> ImportOptions {
        ImportOptions(
            format: format.map(FormatName.init(rawValue:)), mappings: mappings,
            zone: TimeZone(identifier: zone) ?? .gmt, currency: currency, now: now)
    }

    func source(_ options: ImportOptions? = nil, chunkSize: Int = 1 << 20) throws -> ImportSource {
        try ImportSource(path: path, options: try options ?? Self.options(), chunkSize: chunkSize)
    }

    func imported(_ options: ImportOptions? = nil, chunkSize: Int = 1 << 20) throws -> ImportedFile {
        try ImportedFile(try source(options, chunkSize: chunkSize))
    }

    /// What is said about the file; nil when it can be read.
    func failure(_ options: ImportOptions? = nil, chunkSize: Int = 1 << 20) -> ImportFailure? {
        do {
            _ = try imported(options, chunkSize: chunkSize)
            return nil
        } catch {
            return error as? ImportFailure
        }
    }
}

/// Everything that both passes over a file tell.
struct ImportedFile {
    let source: ImportSource
    let survey: Survey
    let runs: [RowRun]
    let statements: [Statement]
    let held: [HeldRow]

    init(_ source: ImportSource) throws {
        self.source = source
        var runs: [RowRun] = []
        survey = try source.survey({ runs.append($0) }, progress: { _ in })
        var statements: [Statement] = []
        var held: [HeldRow] = []
        var order: [Int64] = []
        var groups: [Int64: [RowRun]] = [:]
        for run in runs {
            if groups[run.group] == nil { order.append(run.group) }
            groups[run.group, default: []].append(run)
        }
        for group in order {
            let interpretation = try source.interpret(groups[group] ?? [])
            statements += interpretation.statements
            held += interpretation.held
        }
        self.runs = runs
        self.statements = statements
        self.held = held
    }

    var orders: [StatedOrder] {
        statements.compactMap {
            switch $0 {
            case .order(let order): order
            case .refund, .customer, .product, .review: nil
            }
        }
    }

    var refunds: [StatedRefund] {
        statements.compactMap {
            switch $0 {
            case .refund(let refund): refund
            case .order, .customer, .product, .review: nil
            }
        }
    }

    func order(_ number: String) -> StatedOrder? { orders.first { $0.number == number } }

    /// The problems of the held rows, in the order of the file.
    var problems: [RowProblem] { held.compactMap(\.problem) }
}
