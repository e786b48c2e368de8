package import Shop

/// What becomes of a request whose number came before.
package enum RepeatRules {
    /// How long a number is remembered.
    package static let keptMilliseconds: Int64 = 24 * 3_600_000
    /// A process that took a request up this long ago and says nothing is taken for dead.
    package static let patienceMilliseconds: Int64 = 60_000

    package enum Verdict: Sendable, Equatable {
        /// It may run: the one before ended with its process.
        case takeOver
        case running
        /// It came with something else.
        case differs
        case answered(status: Int)
    }

    /// - Parameter run: the process that asks.
    package static func verdict(
        on before: AnsweredRequest, hash: [UInt8], run: String, at now: Instant
    ) -> Verdict {
        guard before.requestHash == hash else { return .differs }
        if let status = before.status { return .answered(status: status) }
        if before.run == run { return .running }
        return now.milliseconds - before.begunAt.milliseconds < patienceMilliseconds ? .running : .takeOver
    }
}
