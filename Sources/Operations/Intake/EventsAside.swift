import Customers
import Database
import Imports
import Shop

/// What of a call is kept for somebody to look at.
struct EventsAside {
    let brand: ID<Brand>
    let store: ID<Store>
    let receivedAt: Instant
    private var entries: [SetAsideEntry] = []
    /// Of an event that means nothing here one example is enough.
    private var examples: Set<String> = []

    init(brand: ID<Brand>, store: ID<Store>, receivedAt: Instant) {
        self.brand = brand
        self.store = store
        self.receivedAt = receivedAt
    }

    mutating func add(_ entry: EventEntry, _ fault: EventFault, content: ArraySlice<UInt8>) {
        if case .unknownEvent(let name) = fault, !examples.insert(name).inserted { return }
        entries.append(
            SetAsideEntry(
                brand: brand, store: store, source: .events, topic: entry.topic, reason: fault.asideReason,
                content: Array(content), receivedAt: receivedAt))
    }

    func keep(_ keys: Keys, in tx: WriteTransaction) throws {
        guard !entries.isEmpty else { return }
        try SetAside.keep(entries, keys, in: tx)
    }
}

extension EventFault {
    /// As it is said of whatever was set aside, by events and otherwise.
    var asideReason: SetAsideReason {
        switch self {
        case .notJSON, .notText, .notAnObject, .tooLong, .tooDeep, .tooManyNames, .repeatedName: .unreadable
        case .unfit, .missing: .invalid
        case .unknownEvent: .unknownEvent
        case .tooOld: .tooOld
        case .differs: .differs
        case .needsImport: .needsImport
        }
    }
}
