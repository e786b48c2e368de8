import Facts
import Imports
import Shop

/// One message of a call, read.
struct EventEntry: Sendable {
    enum State: Sendable {
        /// To be taken, unless it was before.
        case told(EventMeaning, EventKeys.Entry)
        case passedOver
        case unfit(EventFault)
    }

    /// Where it lies in the body.
    let place: Range<Int>
    /// The name of its event, or what kind of message it is.
    let topic: String
    let state: State
}
