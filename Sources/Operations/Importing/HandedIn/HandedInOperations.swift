package import Access
import Database
import Foundation
package import Shop

/// The files of a brand that were handed in, the newest first.
package struct ListHandedIn: BrandOperation {
    package static let permission = Permission.importFacts

    package struct Page: Sendable {
        package let files: [HandedInFile]
        /// Where to go on; nil at the end.
        package let next: String?
    }

    package let brand: String?
    private let after: String?
    private let limit: Int

    /// - Parameter after: `next` of the page before.
    package init(brand: String?, after: String? = nil, limit: Int) {
        self.brand = brand
        self.after = after
        self.limit = limit
    }

    /// - Throws: `PageError.badCursor`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Page {
        let place = try installation.place(after, prefix: "i") ?? .max
        return try await installation.database.read { tx in
            let runs = try ImportRuns.page(of: brand.id, before: place, limit: limit + 1, in: tx)
            let files = try installation.handedIn(Array(runs.prefix(limit)), in: tx)
            return Page(files: files, next: runs.count > limit ? files.last?.id : nil)
        }
    }
}

/// One file that was handed in, and how far it has come.
package struct ShowHandedIn: BrandOperation {
    package static let permission = Permission.importFacts
    package let brand: String?
    private let id: String

    /// - Parameter id: `i_…`
    package init(_ id: String, brand: String?) {
        self.id = id
        self.brand = brand
    }

    /// - Throws: `ImportingError.noSuchImport`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> HandedInFile {
        try await installation.database.read { try installation.handedIn(id, brand: brand.id, in: $0) }
    }
}

/// Asks for a file to be imported, or gone through without keeping anything: whoever serves does it next.
package struct StartHandedIn: BrandOperation {
    package static let permission = Permission.importFacts
    package let brand: String?
    private let id: String
    private let setting: ImportRun.Setting

    /// - Parameter id: `i_…`
    package init(_ id: String, _ setting: ImportRun.Setting, brand: String?) {
        self.id = id
        self.setting = setting
        self.brand = brand
    }

    /// - Throws: `ImportingError.noSuchImport`, `.notIdle`, `.fileGone`; `AccessError.noSuchStore`; `ImportFailure` for a
    ///   mapping.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> HandedInFile {
        _ = try await installation.database.read { try installation.handedIn(id, brand: brand.id, in: $0) }
        // What is wrong with what was asked is told to whoever asks.
        _ = try await ImportSetting.find(setting.options, of: brand, in: installation)
        return try await installation.database.write { tx in
            let found = try installation.handedIn(id, brand: brand.id, in: tx)
            guard found.run.hasFile || !found.run.state.isIdle else { throw ImportingError.fileGone }
            guard try ImportRuns.start(found.run, setting, by: rights.caller, in: tx) else {
                throw ImportingError.notIdle(found.run.state)
            }
            return try installation.handedIn(id, brand: brand.id, in: tx)
        }
    }
}

/// Takes a file back: it is deleted, with the rows that were held back, and what runs is stopped. What was kept of it until
/// then stays.
package struct TakeBackHandedIn: BrandOperation {
    package static let permission = Permission.importFacts
    package let brand: String?
    private let id: String

    /// - Parameter id: `i_…`
    package init(_ id: String, brand: String?) {
        self.id = id
        self.brand = brand
    }

    /// - Throws: `ImportingError.noSuchImport`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws {
        let run = try await installation.database.write { tx in
            let run = try installation.handedIn(id, brand: brand.id, in: tx).run
            switch run.state {
            case .running: try ImportRuns.stop(run, in: tx)
            case .received, .waiting, .tried, .failed:
                // The file goes with the next round of whoever serves where it lies.
                try ImportRuns.end(run, as: .cancelled, at: now, in: tx)
            case .done, .cancelled: break
            }
            return run
        }
        try await HeldRowsOnDisk(installation).remove(of: run)
    }
}

/// The rows of a file that were held back, as they stand in it: to be corrected there and handed in again. They name persons;
/// whoever asks is written down before they see them.
package struct ReadHeldRows: BrandOperation {
    package static let permission = Permission.importFacts
    package static let audited = Audited.answer(.heldRowsRead)

    package struct Answer: Sendable {
        /// Where it lies.
        package let path: String
        let id: ID<ImportRun>
    }

    package static func audited(_ output: Answer) -> AuditedAnswer {
        AuditedAnswer(of: AuditSubject(.importRun, output.id.raw))
    }

    package let brand: String?
    private let id: String

    /// - Parameter id: `i_…`
    package init(_ id: String, brand: String?) {
        self.id = id
        self.brand = brand
    }

    /// - Throws: `ImportingError.noSuchImport`, `.noHeldRows`, `.elsewhere`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let run = try await installation.database.read { try installation.handedIn(id, brand: brand.id, in: $0).run }
        guard let path = run.errorsFile else { throw ImportingError.noHeldRows }
        guard run.machine == Machine.this.mark else { throw ImportingError.elsewhere }
        guard FileManager.default.fileExists(atPath: path) else { throw ImportingError.noHeldRows }
        return Answer(path: path, id: run.id)
    }
}

extension ImportRun.Setting {
    var options: ImportFile.Options {
        var options = ImportFile.Options()
        options.store = store
        options.format = format
        options.mapping = mapping.map { .text($0) }
        options.isDryRun = isTrial
        options.language = language
        return options
    }
}
