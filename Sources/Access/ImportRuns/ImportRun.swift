package import Shop

/// A file that was handed in to be imported, and what became of it.
package struct ImportRun: Sendable {
    package enum State: String, Sendable, CaseIterable {
        /// Handed in; nobody has said yet that it is to be imported.
        case received
        case waiting
        case running
        /// Gone through without keeping anything.
        case tried
        case done
        /// The file as a whole could not be imported, or something stood in the way.
        case failed
        /// Somebody took it back, or nobody asked for it in time. What was kept of it until then stays.
        case cancelled

        /// In which it may be asked for, or looked into.
        static let idle: [State] = [.received, .tried, .failed]
        static let underWay: [State] = [.waiting, .running]
        static let over: [State] = [.done, .cancelled]

        package var isIdle: Bool { Self.idle.contains(self) }
    }

    /// How it is to be imported.
    package struct Setting: Sendable, Equatable {
        /// By name; nil for the only one that it can be.
        package var store: String?
        /// Nil to be recognised.
        package var format: String?
        /// The text of a mapping file, kept for the next time.
        package var mapping: String?
        /// Of the reasons in the errors file.
        package var language: Language
        /// Whether nothing is to be kept.
        package var isTrial: Bool

        package init(
            store: String? = nil, format: String? = nil, mapping: String? = nil, language: Language,
            isTrial: Bool = false
        ) {
            self.store = store
            self.format = format
            self.mapping = mapping
            self.language = language
            self.isTrial = isTrial
        }
    }

    /// How far it has come.
    package struct Progress: Sendable, Equatable {
        package let stage: String
        /// Bytes or rows, by the stage.
        package let done: Int64
        package let total: Int64

        package init(stage: String, done: Int64, total: Int64) {
            self.stage = stage
            self.done = done
            self.total = total
        }

        package static let none = Progress(stage: "", done: 0, total: 0)
    }

    package let id: ID<ImportRun>
    package let brand: ID<Brand>
    /// Where the file lies: on one machine, under a name of the program's own.
    package let machine: String
    package let file: String
    /// Whether it is still there.
    package let hasFile: Bool
    /// As whoever handed it in calls it.
    package let name: String
    package let byteCount: Int64
    package let caller: Caller
    package let madeAt: Instant
    package let state: State
    package let setting: Setting
    package let begunAt: Instant?
    package let endedAt: Instant?
    package let progress: Progress
    /// JSON of what it did.
    package let report: String?
    /// JSON of why it failed.
    package let failure: String?
    /// The path of the rows that were held back.
    package let errorsFile: String?
}
