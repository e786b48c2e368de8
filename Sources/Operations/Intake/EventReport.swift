package import Shop

/// What became of the messages of one call.
package struct EventReport: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case taken
        /// It was taken before.
        case repeated
        /// The specification has it, and nothing of it is kept here.
        case passedOver
        case setAside(EventNote)
    }

    /// One for each message, in order.
    package let outcomes: [Outcome]
    /// Traits that mean nothing here: not defined by the brand, or of another form.
    package let droppedTraits: Int

    package var taken: Int { outcomes.count { $0 == .taken } }
    package var repeated: Int { outcomes.count { $0 == .repeated } }
    package var passedOver: Int { outcomes.count { $0 == .passedOver } }

    /// What was not taken, by the place of the message, counted from 0.
    package var setAside: [(index: Int, note: EventNote)] {
        outcomes.enumerated().compactMap { index, outcome in
            guard case .setAside(let note) = outcome else { return nil }
            return (index, note)
        }
    }
}

/// Why a message was set aside.
package struct EventNote: Sendable, Equatable {
    /// Stable, for programs: `event.too_old`.
    package let code: String
    package let reason: Phrase
}
