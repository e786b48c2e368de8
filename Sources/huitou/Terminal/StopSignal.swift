import Foundation
import Synchronization

/// Ctrl-C, or the word of whoever started the process that it is to end: heard, so that what goes on can end in order.
enum StopSignal {
    private static let wasHeard = Atomic<Bool>(false)

    /// From now on the signals no longer end the process by themselves.
    static func listen() {
        wasHeard.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in StopSignal.wasHeard.store(true, ordering: .relaxed) }
        }
    }

    static var isHeard: Bool { wasHeard.load(ordering: .relaxed) }
}
