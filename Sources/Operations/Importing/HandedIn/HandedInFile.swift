package import Access
import Database
import Foundation
package import Shop

/// A file that was handed in, as it is told outside.
package struct HandedInFile: Sendable {
    /// `i_…`
    package let id: String
    package let run: ImportRun
    /// Who asked for it last; nil for one who is gone, and the command line.
    package let caller: String?
    /// What it did, or would do.
    package let outcome: ImportOutcome?
    package let failure: Words?

    /// Why it failed.
    package struct Words: Codable, Sendable {
        package let code: String
        package let message: Phrase
    }
}

extension Installation {
    /// - Throws: `ImportingError.noSuchImport`, also for one of another brand.
    func handedIn(_ name: String, brand: ID<Brand>, in tx: ReadTransaction) throws -> HandedInFile {
        guard let id = outerIDs.id(name, prefix: "i") else { throw ImportingError.noSuchImport }
        return try handedIn(ID(id), brand: brand, in: tx)
    }

    func handedIn(_ id: ID<ImportRun>, brand: ID<Brand>, in tx: ReadTransaction) throws -> HandedInFile {
        guard let run = try ImportRuns.find(id, brand: brand, in: tx) else { throw ImportingError.noSuchImport }
        return try handedIn([run], in: tx)[0]
    }

    func handedIn(_ runs: [ImportRun], in tx: ReadTransaction) throws -> [HandedInFile] {
        let members = try Members.names(in: tx)
        let decoder = JSONDecoder()
        return try runs.map { run in
            let caller: String? =
                switch run.caller {
                case .member(let id, _): members[id]
                case .key(let id): try APIKeys.find(id, in: tx)?.label
                case .commandLine, .nobody: nil
                }
            return HandedInFile(
                id: outerIDs.shown(run.id.raw, prefix: "i"), run: run, caller: caller,
                outcome: run.report.flatMap { try? decoder.decode(ImportOutcome.self, from: Data($0.utf8)) },
                failure: run.failure.flatMap { try? decoder.decode(HandedInFile.Words.self, from: Data($0.utf8)) })
        }
    }
}
