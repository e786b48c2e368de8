package import Shop

/// The body of one call, cut into its messages.
package struct EventBody: Sendable {
    /// Why nothing of a call can be taken.
    package enum Refusal: Error, Sendable, Equatable {
        case empty
        case tooLong(mostBytes: Int)
        /// No JSON from this byte on.
        case notJSON(at: Int)
        /// A batch without a list of messages.
        case noBatch
        case repeatedName(String)
    }

    /// Where each message lies among the bytes, in order.
    package let places: [Range<Int>]
    /// When the client sent a batch, by its clock; nil where it does not say.
    package let sentAt: Instant?

    /// The one message that the body of a call for a single one is.
    ///
    /// - Throws: `Refusal`.
    package static func single(_ bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) -> EventBody {
        try checkSize(bytes)
        return EventBody(places: [0..<bytes.count], sentAt: nil)
    }

    /// The messages of a batch. They are found by their brackets alone, so that one that cannot be read spoils no other.
    ///
    /// - Throws: `Refusal`.
    package static func batch(_ bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) -> EventBody {
        try checkSize(bytes)
        var places: [Range<Int>]?
        var sentAt: Instant?
        do throws(EventFault) {
            var json = EventJSON(bytes)
            json.skipBlanks()
            try json.forEachName(depth: 1) { (json, name) throws(EventFault) in
                if json.is(name, "batch"), json.peek() == UInt8(ascii: "[") {
                    var found: [Range<Int>] = []
                    try json.forEachItem(depth: 2) { (json) throws(EventFault) in found.append(try json.extent()) }
                    places = found
                } else if json.is(name, "sentAt") {
                    // A clock that cannot be read corrects nothing: what it says is no reason to lose the messages.
                    let start = json.place
                    try json.skip(depth: 2)
                    sentAt = EventTime.read(UnsafeBufferPointer(rebasing: bytes[start..<json.place]))
                } else {
                    try json.skip(depth: 2)
                }
            }
            json.skipBlanks()
            guard json.isAtEnd else { throw json.failure() }
        } catch {
            switch error {
            case .notJSON(let place): throw .notJSON(at: place)
            case .repeatedName(let name): throw .repeatedName(name)
            default: throw .notJSON(at: 0)
            }
        }
        guard let places else { throw .noBatch }
        return EventBody(places: places, sentAt: sentAt)
    }

    /// The messages of a batch that stands under a name in another document.
    ///
    /// - Throws: `Refusal`.
    package static func batch(
        under name: StaticString, of bytes: UnsafeBufferPointer<UInt8>
    ) throws(Refusal) -> EventBody {
        try checkSize(bytes)
        var place: Range<Int>?
        do throws(EventFault) {
            var json = EventJSON(bytes)
            json.skipBlanks()
            try json.forEachName(depth: 1) { (json, found) throws(EventFault) in
                let extent = try json.extent()
                if json.is(found, name) { place = extent }
            }
        } catch {
            throw .notJSON(at: 0)
        }
        guard let place else { throw .noBatch }
        let body = try batch(UnsafeBufferPointer(rebasing: bytes[place]))
        return EventBody(
            places: body.places.map { $0.lowerBound + place.lowerBound..<$0.upperBound + place.lowerBound },
            sentAt: body.sentAt)
    }

    private static func checkSize(_ bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= EventLimits.mostBytesOfBatch else {
            throw .tooLong(mostBytes: EventLimits.mostBytesOfBatch)
        }
    }
}

extension EventBody.Refusal {
    /// Stable, for programs.
    package var code: String {
        switch self {
        case .empty: "events.empty"
        case .tooLong: "events.too_long"
        case .notJSON: "events.not_json"
        case .noBatch: "events.no_batch"
        case .repeatedName: "events.repeated_name"
        }
    }

    package var reason: Phrase {
        switch self {
        case .empty: Phrase(en: "Nothing was sent. Send a JSON object.", zh: "内容为空。请发送 JSON 对象。")
        case .tooLong(let most):
            Phrase(
                en: "The body is longer than \(most) bytes. Send smaller batches.", zh: "内容超过 \(most) 字节。请减小批量。")
        case .notJSON(let place):
            Phrase(
                en: "The body is no JSON object from byte \(place) on. Send JSON as RFC 8259 has it.",
                zh: "从第 \(place) 字节起不是 JSON 对象。请发送标准 JSON。")
        case .noBatch:
            Phrase(
                en: "The body has no list “batch”. Send {\"batch\": [ … ]}.", zh: "缺少列表“batch”。请发送 {\"batch\": [ … ]}。")
        case .repeatedName(let name):
            Phrase(en: "“\(name)” stands twice in the body. Keep one.", zh: "“\(name)”在内容中出现两次。请保留一个。")
        }
    }
}
