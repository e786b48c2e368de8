import Customers
import Database
import Facts
import Imports
import Shop

/// The messages of one call on their way into the rooms.
struct EventBatch: Sendable {
    let entries: [EventEntry]
    let body: [UInt8]
    let brand: Brand
    let store: ID<Store>
    let keys: Keys
    let receivedAt: Instant

    /// Whether anything is to be written.
    var hasWork: Bool {
        entries.contains { entry in
            switch entry.state {
            case .told, .unfit: true
            case .passedOver: false
            }
        }
    }

    /// Where nothing is.
    var report: EventReport { report([:], droppedTraits: 0) }

    /// - Parameter keepsAside: whether what cannot be taken is kept for somebody to look at.
    func take(keepsAside: Bool = true, in tx: WriteTransaction) throws -> EventReport {
        let told = entries.enumerated().compactMap { index, entry -> Told? in
            guard case .told(let meaning, let key) = entry.state else { return nil }
            return Told(index: index, meaning: meaning, key: key)
        }
        let verdicts = try EventKeys.take(told.map(\.key), brand: brand.id, at: receivedAt, in: tx)
        let fresh = zip(told, verdicts).filter { $1 == .new }.map(\.0.meaning)
        let intake = EventIntake(brand: brand, store: store, keys: keys, receivedAt: receivedAt)
        let dropped = fresh.isEmpty ? 0 : try intake.record(fresh, in: tx)
        let byIndex = Dictionary(uniqueKeysWithValues: zip(told.map(\.index), verdicts))
        if keepsAside { try keepAside(byIndex, in: tx) }
        return report(byIndex, droppedTraits: dropped)
    }

    private struct Told {
        let index: Int
        let meaning: EventMeaning
        let key: EventKeys.Entry
    }

    /// Why a message is not taken; nil for the others.
    private func fault(_ index: Int, _ verdicts: [Int: EventKeys.Verdict]) -> EventFault? {
        switch entries[index].state {
        case .unfit(let fault): fault
        case .told: verdicts[index] == .differs ? .differs : nil
        case .passedOver: nil
        }
    }

    private func keepAside(_ verdicts: [Int: EventKeys.Verdict], in tx: WriteTransaction) throws {
        var aside = EventsAside(brand: brand.id, store: store, receivedAt: receivedAt)
        for (index, entry) in entries.enumerated() {
            if let fault = fault(index, verdicts) { aside.add(entry, fault, content: body[entry.place]) }
        }
        try aside.keep(keys, in: tx)
    }

    private func report(_ verdicts: [Int: EventKeys.Verdict], droppedTraits: Int) -> EventReport {
        EventReport(
            outcomes: entries.indices.map { index in
                if let fault = fault(index, verdicts) {
                    return .setAside(EventNote(code: fault.code, reason: fault.reason))
                }
                guard case .told = entries[index].state else { return .passedOver }
                return verdicts[index] == .repeated ? .repeated : .taken
            }, droppedTraits: droppedTraits)
    }
}
