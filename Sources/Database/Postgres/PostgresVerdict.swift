import Foundation

/// What became of a COMMIT whose answer was lost: asked of the server itself, over another connection.
///
/// The server knows of every transaction number whether it was committed. One doubt is left: a crash forgets numbers
/// that were given out and never reached the disk, and gives them out again. So when the server has crashed in between
/// (`incarnation`), "aborted" is certain still, since a committed transaction is on the disk, but "committed" may tell
/// of the number's next owner.
enum PostgresVerdict {
    case committed
    case aborted
    case unknown

    private static let patience = Duration.seconds(15)
    /// A server that has not noticed that its client is gone is told so after this long.
    private static let courtesy = Duration.seconds(2)
    private static let pause = 0.05

    /// Waits, up to a limit, while the server cannot be reached or has not decided. Blocks its thread.
    /// - Parameter transaction: what `pg_current_xact_id()` said.
    init(on transaction: String, incarnation: String?, slot: PostgresSlot) {
        let start = ContinuousClock.now
        while ContinuousClock.now - start < Self.patience {
            let isOverdue = ContinuousClock.now - start > Self.courtesy
            if let verdict = Self.asked(on: transaction, incarnation, slot, ending: isOverdue) {
                self = verdict
                return
            }
            Thread.sleep(forTimeInterval: Self.pause)
        }
        self = .unknown
    }

    private static func asked(
        on transaction: String, _ incarnation: String?, _ slot: PostgresSlot, ending isOverdue: Bool
    ) -> PostgresVerdict? {
        do {
            let connection = try slot.open()
            switch try connection.fate(of: transaction) {
            case "aborted":
                return .aborted
            case "committed":
                return incarnation != nil && connection.incarnation == incarnation ? .committed : .unknown
            case "in progress":
                if isOverdue { try connection.end(transaction) }
                return nil
            default:
                return .unknown
            }
        } catch {
            return nil
        }
    }
}
