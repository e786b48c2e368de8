import Database
import Facts
import Imports
import Shop

/// The second pass over a file: reads it order by order and keeps it batch by batch, reading on while a batch is written.
struct ImportPass: Sendable {
    let installation: Installation
    let source: ImportSource
    let staging: RunStaging
    let survey: Survey
    let isDryRun: Bool
    let statements: StatementSource
    let context: JoinContext
    let storeName: String
    /// Where the rows that are held back go.
    let errorsPath: String
    /// Of the reasons in the errors file.
    let language: Language
    let progress: @Sendable (ImportProgress) -> Void

    func run() async throws -> ImportReport {
        var report = ImportReport(
            file: source.path, format: source.format.rawValue, title: source.formatTitle,
            encoding: source.encoding.name, store: storeName, isDryRun: isDryRun)
        report.notes = source.notes
        report.rows = survey.rows
        var errors = HeldRows(
            file: isDryRun
                ? nil
                : ErrorsFile(
                    path: errorsPath, header: source.header, language: language))
        try await withThrowingTaskGroup(of: Written.self) { group in
            var pace = BatchPace()
            var products = ProductDirectory()
            var last: Int64 = 0
            var rowsRead = 0
            var isWriting = false
            var nextRefresh = 5_000
            while true {
                try Task.checkCancellation()
                let (runs, next) = try staging.next(after: last, rows: pace.rows)
                if runs.isEmpty { break }
                last = next
                let read = try await installation.importWork.run { _ in try source.interpret(runs) }
                try errors.take(read.held, into: &report)
                if isWriting, let written = try await group.next() {
                    products = try settle(written, &report, &pace)
                    isWriting = false
                }
                if rowsRead >= nextRefresh, !isDryRun {
                    nextRefresh *= 10
                    try await installation.database.refreshStatistics()
                }
                let batch = ImportBatch(
                    statements: read.statements, source: statements, keys: installation.keys, isDryRun: isDryRun,
                    context: context)
                let known = products
                group.addTask { try await write(batch, products: known) }
                isWriting = true
                rowsRead += runs.reduce(0) { $0 + $1.rows }
                progress(ImportProgress(stage: .importing, done: rowsRead, total: survey.rows))
            }
            if isWriting, let written = try await group.next() { _ = try settle(written, &report, &pace) }
        }
        report.errorsFile = try errors.finish()
        (report.customersNew, report.customersKnown) = try staging.countBuyers()
        return report
    }

    private struct Written: Sendable {
        let batch: ImportBatch
        let result: ImportBatch.Result
        let took: Duration
    }

    /// A dry run does all the work and then takes it back.
    private struct TakenBack: Error {
        let result: ImportBatch.Result
    }

    private func write(_ batch: ImportBatch, products: ProductDirectory) async throws -> Written {
        let clock = ContinuousClock()
        let start = clock.now
        let isDryRun = isDryRun
        var tries = 0
        while true {
            do {
                let result = try await installation.database.write { tx in
                    let result = try batch.apply(products: products, in: tx)
                    if isDryRun { throw TakenBack(result: result) }
                    return result
                }
                return Written(batch: batch, result: result, took: clock.now - start)
            } catch let taken as TakenBack {
                var result = taken.result
                result.products = products
                return Written(batch: batch, result: result, took: clock.now - start)
            } catch DatabaseError.constraint where tries < 4 {
                // Another import made the same order or customer in the meantime: the next try finds it known.
                tries += 1
            }
        }
    }

    private func settle(
        _ written: Written, _ report: inout ImportReport, _ pace: inout BatchPace
    ) throws -> ProductDirectory {
        pace.note(written.took)
        try staging.note(buyers: written.result.buyers)
        for outcome in written.result.outcomes { report.count(outcome) }
        report.changedSales += written.result.changedSales
        for statement in written.batch.statements { report.count(statement) }
        return written.result.products
    }
}

extension ImportReport {
    fileprivate mutating func count(_ outcome: StatementOutcome) {
        switch outcome {
        case .new: new += 1
        case .advanced: advanced += 1
        case .unchanged: unchanged += 1
        case .late: late += 1
        case .conflict: conflicts += 1
        }
    }

    fileprivate mutating func count(_ statement: Statement) {
        switch statement {
        case .order(let order):
            orders += 1
            if !order.buyers.isEmpty { ordersWithBuyer += 1 }
            if let reason = order.leftOut { leftOut[reason, default: 0] += 1 }
        case .refund: refunds += 1
        case .customer: customerRecords += 1
        case .product: productRecords += 1
        case .review: reviews += 1
        }
    }
}
