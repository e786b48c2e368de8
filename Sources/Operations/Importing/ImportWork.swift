import Access
import Customers
import Database
import Facts
import Imports
import Shop

/// Takes a file in on somebody's behalf, once it stands that they may.
struct ImportWork: Sendable {
    let brand: Brand
    /// Where the file lies.
    let path: String
    /// What its owner calls it; nil for where it lies.
    let name: String?
    /// Where the rows that are held back go; nil for beside the file.
    let errorsPath: String?
    let options: ImportFile.Options
    let caller: Caller
    let progress: @Sendable (ImportProgress) -> Void

    func run(in installation: Installation, at now: Instant) async throws -> ImportReport {
        let setting = try await ImportSetting.find(options, of: brand, in: installation)
        let reading = setting.importOptions(now: now)
        let (source, staging, survey) = try await installation.importWork.run { stop in
            let source = try ImportSource(path: path, name: name, options: reading)
            let staging = try RunStaging()
            let survey = try staging.survey(source) { done in
                try stop.check()
                progress(ImportProgress(stage: .surveying, done: done, total: source.byteCount))
            }
            return (source, staging, survey)
        }
        if !options.isDryRun { try await setting.keepMapping(in: installation, at: now) }
        let store = try await setting.store(for: source.platform, options, in: installation, at: now)
        if !options.isDryRun {
            // Before the first of it is kept, as it may be cut short at any moment.
            let entry = AuditEntry(
                .factsImported, by: caller, brand: brand.id, of: AuditSubject(.store, store.id.raw), at: now)
            try await installation.database.write { AuditLog.append(entry, in: $0) }
        }
        let context = try await installation.database.read { try JoinContext.find(setting.brand, in: $0) }
        let pass = ImportPass(
            installation: installation, source: source, staging: staging, survey: survey, isDryRun: options.isDryRun,
            statements: StatementSource(
                brand: setting.brand.id, store: store.id, statedAt: source.statedAt ?? survey.newest ?? now,
                recordedAt: now), context: context, storeName: store.name,
            errorsPath: errorsPath ?? ErrorsFile.path(for: path),
            language: options.language ?? setting.brand.language, progress: progress)
        return try await installation.importing {
            let report = try await pass.run()
            if let file = report.errorsFile {
                try await installation.database.write { tx in
                    try WrittenFiles.note(
                        WrittenFile(file, .heldRows, brand: brand.id, on: .this, by: installation.history), at: now,
                        in: tx)
                }
            }
            try await LargeImport.settle(report, brand: setting.brand, in: installation, at: now)
            return report
        }
    }
}
