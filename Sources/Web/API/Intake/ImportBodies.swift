import Access
import Imports
import Operations
import Shop

extension ImportRun.State: Choice {}
extension PreviewHandedIn.Fact.Kind: Choice {}

/// A file that was handed in, and what became of it.
struct ImportBody: Codable, Sendable {
    struct Progress: Codable, Sendable {
        /// `surveying` counts bytes, `importing` rows.
        let stage: String
        let done: Int64
        let total: Int64
    }

    struct Failure: Codable, Sendable {
        let code: String
        let detail: String
    }

    let id: String
    let name: String
    let bytes: Int64
    let state: ImportRun.State
    /// Whether the file is still there: it can be looked into and asked for.
    let hasFile: Bool
    /// Whether nothing is kept, where it was asked for.
    let isTrial: Bool
    /// Who asked for it; absent for the command line.
    let by: String?
    let handedInAt: Moment
    let begunAt: Moment?
    let endedAt: Moment?
    /// While it runs.
    let progress: Progress?
    /// What it did, or would do.
    let report: ImportReportBody?
    let failure: Failure?
    /// Whether rows that were held back can be fetched.
    let hasHeldRows: Bool

    init(_ file: HandedInFile, in language: Language) {
        let run = file.run
        id = file.id
        name = run.name
        bytes = run.byteCount
        state = run.state
        hasFile = run.hasFile
        isTrial = run.setting.isTrial
        by = file.caller
        handedInAt = Moment(run.madeAt)
        begunAt = Moment(run.begunAt)
        endedAt = Moment(run.endedAt)
        progress =
            run.state == .running
            ? Progress(stage: run.progress.stage, done: run.progress.done, total: run.progress.total) : nil
        report = file.outcome.map { ImportReportBody($0, in: language) }
        failure = file.failure.map { Failure(code: $0.code, detail: $0.message(in: language)) }
        hasHeldRows = run.errorsFile != nil
    }
}

/// What an import did, or would do.
struct ImportReportBody: Codable, Sendable {
    struct ProblemBody: Codable, Sendable {
        let line: Int
        let column: String?
        let code: String
        let reason: String
    }

    let format: String
    let encoding: String
    let store: String
    let counts: ImportCounts
    /// The first of them.
    let problems: [ProblemBody]
    let notes: [String]

    init(_ outcome: ImportOutcome, in language: Language) {
        format = outcome.format
        encoding = outcome.encoding
        store = outcome.store
        counts = outcome.counts
        problems = outcome.problems.map {
            ProblemBody(line: $0.line, column: $0.column, code: $0.code, reason: $0.reason(in: language))
        }
        notes = outcome.notes.map { $0(in: language) }
    }
}

/// The first of a file as they would be read.
struct ImportPreview: Codable, Sendable {
    struct Fact: Codable, Sendable {
        let kind: PreviewHandedIn.Fact.Kind
        let number: String?
        let at: Moment?
        let status: String?
        let amount: Amount?
        /// Masked.
        let person: String?
        let pieces: [Piece]
    }

    struct Piece: Codable, Sendable {
        let code: String
        let title: String
        let quantity: Int64
    }

    /// A row that would be held back.
    struct Held: Codable, Sendable {
        let line: Int
        /// Absent for one of the same order as another.
        let column: String?
        /// Masked where it may be personal.
        let value: String?
        let code: String?
        let reason: String?
    }

    let format: String
    let title: String
    let platform: Platform
    let encoding: String
    /// The file's columns.
    let header: [String]
    let notes: [String]
    let facts: [Fact]
    let held: [Held]

    init(_ answer: PreviewHandedIn.Answer, in language: Language) {
        format = answer.format
        title = answer.title(in: language)
        platform = answer.platform
        encoding = answer.encoding
        header = answer.header
        notes = answer.notes.map { $0(in: language) }
        facts = answer.facts.map { fact in
            Fact(
                kind: fact.kind, number: fact.number, at: Moment(fact.at),
                status: fact.status.map { StatusCodes.of($0) }, amount: fact.money.map { Amount($0) },
                person: fact.person,
                pieces: fact.pieces.map { Piece(code: $0.code, title: $0.title, quantity: $0.quantity) })
        }
        held = answer.held.map { row in
            Held(
                line: row.line, column: row.problem?.column, value: row.problem?.shownValue, code: row.problem?.code,
                reason: row.problem?.reason(in: language))
        }
    }
}
