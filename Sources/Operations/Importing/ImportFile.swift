package import Access
import Customers
import Database
import Facts
import Foundation
import Imports
package import Shop

/// Takes a file's orders, refunds, customers or products into a store of a brand.
package struct ImportFile: BrandOperation {
    package static let permission = Permission.importFacts
    package static let audited = Audited.change([.factsImported])

    package struct Options: Sendable {
        package var brand: String?
        package var store: String?
        /// A format's name or a kept mapping's; recognised when nil.
        package var format: String?
        /// A mapping file to use and keep.
        package var mappingPath: String?
        package var isDryRun = false
        /// Of the reasons in the errors file; the brand's when nil.
        package var language: Language?

        package init() {}
    }

    package var brand: String? { options.brand }
    private let path: String
    private let options: Options
    private let progress: @Sendable (ImportProgress) -> Void

    package init(path: String, options: Options, progress: @escaping @Sendable (ImportProgress) -> Void) {
        self.path = path
        self.options = options
        self.progress = progress
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> ImportReport {
        let setting = try await ImportSetting.find(options, of: brand, in: installation)
        let source = try ImportSource(path: path, options: setting.importOptions(now: now))
        let staging = try RunStaging()
        let survey = try staging.survey(source) { done in
            progress(ImportProgress(stage: .surveying, done: done, total: source.byteCount))
        }
        if !options.isDryRun { try await setting.keepMapping(in: installation, at: now) }
        let store = try await setting.store(for: source.platform, options, in: installation, at: now)
        if !options.isDryRun {
            // Before the first of it is kept, as it may be cut short at any moment.
            let entry = AuditEntry(
                .factsImported, by: rights.caller, brand: brand.id, of: AuditSubject(.store, store.id.raw), at: now)
            try await installation.database.write { AuditLog.append(entry, in: $0) }
        }
        let context = try await installation.database.read { try JoinContext.find(setting.brand, in: $0) }
        let pass = ImportPass(
            installation: installation, source: source, staging: staging, survey: survey, isDryRun: options.isDryRun,
            statements: StatementSource(
                brand: setting.brand.id, store: store.id, statedAt: source.statedAt ?? survey.newest ?? now,
                recordedAt: now), context: context, storeName: store.name,
            language: options.language ?? setting.brand.language, progress: progress)
        return try await installation.importing {
            let report = try await pass.run()
            if let file = report.errorsFile {
                try await installation.database.write { tx in
                    try ExportedFiles.note(file, .heldRows, brand: brand.id, at: now, in: tx)
                }
            }
            try await LargeImport.settle(report, brand: setting.brand, in: installation, at: now)
            return report
        }
    }
}
