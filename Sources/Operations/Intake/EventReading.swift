import Facts
import Imports
import Shop

/// Reads the body of a call into messages and what they mean, without the database.
struct EventReading: Sendable {
    let brand: Brand
    let store: ID<Store>
    let receivedAt: Instant
    /// Whether the caller may tell of money.
    let mayTellSales: Bool

    /// - Throws: `EventsError`.
    func entries(of body: [UInt8], as call: TakeEvents.Call) throws -> [EventEntry] {
        try reading(body) { bytes in
            guard call != .batch else { return entries(bytes, try EventBody.batch(bytes)) }
            return try EventBody.single(bytes).places.map { place in
                let entry = entry(bytes, place, as: EventMessage.Kind(rawValue: call.rawValue), sentAt: nil)
                // Whoever sends one message is told what is wrong with it.
                if case .unfit(let fault) = entry.state, fault.isSendersFault { throw EventsError.unfit(fault) }
                return entry
            }
        }
    }

    /// Of a batch that stands under `data` in a signed delivery.
    ///
    /// - Throws: `EventsError`.
    func entries(ofDelivery body: [UInt8]) throws -> [EventEntry] {
        try reading(body) { bytes in entries(bytes, try EventBody.batch(under: "data", of: bytes)) }
    }

    /// Of one message that was set aside. Where it does not say what it is, the path said so that it came by: of those that
    /// are kept that is `track`.
    ///
    /// - Throws: `EventsError`.
    func entry(ofAside message: [UInt8]) throws -> EventEntry {
        try reading(message) { bytes in
            let entry = entry(bytes, 0..<bytes.count, as: nil, sentAt: nil)
            guard case .unfit(.missing("type")) = entry.state else { return entry }
            return self.entry(bytes, 0..<bytes.count, as: .track, sentAt: nil)
        }
    }

    private func reading<Value>(
        _ body: [UInt8], _ read: (UnsafeBufferPointer<UInt8>) throws -> Value
    ) throws -> Value {
        try body.withUnsafeBufferPointer { bytes in
            do {
                return try read(bytes)
            } catch let refusal as EventBody.Refusal {
                throw EventsError.unreadable(refusal)
            }
        }
    }

    private func entries(_ bytes: UnsafeBufferPointer<UInt8>, _ batch: EventBody) -> [EventEntry] {
        batch.places.map { entry(bytes, $0, as: nil, sentAt: batch.sentAt) }
    }

    private func entry(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: Range<Int>, as kind: EventMessage.Kind?, sentAt: Instant?
    ) -> EventEntry {
        var topic = kind?.rawValue ?? ""
        do throws(EventFault) {
            let message = try EventReader.read(UnsafeBufferPointer(rebasing: bytes[place]), as: kind)
            topic = message.event ?? message.kind.rawValue
            let key = EventKey(message, store: store, receivedAt: receivedAt)
            let meaning = try EventInterpreter(brand: brand, receivedAt: receivedAt).meaning(
                of: message, sentAt: sentAt, number: message.id ?? key.name)
            switch meaning {
            case .nothing: return EventEntry(place: place, topic: topic, state: .passedOver)
            case .sale where !mayTellSales: throw .needsImport
            case .behaviour, .sale, .review, .person, .alias:
                return EventEntry(
                    place: place, topic: topic,
                    state: .told(meaning, EventKeys.Entry(hash: key.hash, content: key.content)))
            }
        } catch {
            return EventEntry(place: place, topic: topic, state: .unfit(error))
        }
    }
}

extension EventFault {
    /// What was sent can never be taken as it is; the others may be one day, or say what is wrong with the key.
    fileprivate var isSendersFault: Bool {
        switch self {
        case .unfit, .missing: true
        case .unknownEvent, .tooOld, .differs, .needsImport: false
        case .notJSON, .notText, .notAnObject, .tooLong, .tooDeep, .tooManyNames, .repeatedName: true
        }
    }
}
