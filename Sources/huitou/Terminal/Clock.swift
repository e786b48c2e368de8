import Foundation
import Shop

/// The one place of the command line that looks at a clock.
enum Clock {
    static var now: Instant { Instant(Date.now) }
}
