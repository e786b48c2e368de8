import Shop

/// Reads one message of the Segment specification in one pass: what means something here becomes values, everything else is
/// checked and passed over.
package struct EventReader {
    /// - Parameters:
    ///   - bytes: of the message alone.
    ///   - kind: what the call is for; nil where the message says so itself.
    /// - Throws: `EventFault`.
    package static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, as kind: EventMessage.Kind? = nil
    ) throws(EventFault) -> EventMessage {
        guard bytes.count <= EventLimits.mostBytesOfMessage else {
            throw .tooLong(mostBytes: EventLimits.mostBytesOfMessage)
        }
        var encoding = UTF8Check()
        guard encoding.fault(in: bytes) == nil, encoding.isComplete else { throw .notText }
        var reader = EventReader(message: EventMessage(kind ?? .track))
        var json = EventJSON(bytes)
        json.skipBlanks()
        guard json.peek() == UInt8(ascii: "{") else { throw json.isAtEnd ? json.failure() : .notAnObject }
        try json.forEachName(depth: 1) { (json, name) throws(EventFault) in try reader.take(name, &json) }
        json.skipBlanks()
        guard json.isAtEnd else { throw json.failure() }
        return try reader.finished(as: kind)
    }

    private var message: EventMessage
    private var type: EventMessage.Kind?
    /// The client's own time, where somebody in between has corrected `timestamp` already.
    private var original: Instant?

    private init(message: EventMessage) {
        self.message = message
    }

    private mutating func take(_ name: EventJSON.Name, _ json: inout EventJSON) throws(EventFault) {
        if json.is(name, "type") {
            guard let text = try json.shortText("type") else { return }
            guard let kind = EventMessage.Kind(rawValue: text) else { throw .unfit(field: "type", wanted: Self.types) }
            type = kind
        } else if json.is(name, "messageId") {
            message.id = try json.identifier("messageId")
        } else if json.is(name, "userId") {
            message.userID = try json.identifier("userId")
        } else if json.is(name, "anonymousId") {
            message.anonymousID = try json.identifier("anonymousId")
        } else if json.is(name, "event") {
            message.event = try json.shortText("event")
        } else if json.is(name, "timestamp") {
            message.timestamp = try json.moment("timestamp")
        } else if json.is(name, "originalTimestamp") {
            original = try json.moment("originalTimestamp")
        } else if json.is(name, "sentAt") {
            message.sentAt = try json.moment("sentAt")
        } else if json.is(name, "properties"), json.peek() == UInt8(ascii: "{") {
            message.properties = try EventProperties.read(&json)
        } else if json.is(name, "traits"), json.peek() == UInt8(ascii: "{") {
            try EventTraits.read(&json, depth: 2, into: &message.traits)
        } else if json.is(name, "context"), json.peek() == UInt8(ascii: "{") {
            try readContext(&json)
        } else if json.is(name, "previousId") {
            message.previousID = try json.identifier("previousId")
        } else if json.is(name, "groupId") {
            message.groupID = try json.identifier("groupId")
        } else if json.is(name, "properties") || json.is(name, "traits") || json.is(name, "context") {
            guard json.peek() == UInt8(ascii: "n") else {
                throw .unfit(field: json.text(of: name), wanted: Phrase(en: "an object “{…}”", zh: "对象“{…}”"))
            }
            try json.word("null")
        } else {
            try json.skip(depth: 2)
        }
    }

    /// Of the context only what is told of the person: where they were and with what is not asked for.
    private mutating func readContext(_ json: inout EventJSON) throws(EventFault) {
        var traits = message.traits
        try json.forEachName(depth: 2) { (json, name) throws(EventFault) in
            if json.is(name, "traits"), json.peek() == UInt8(ascii: "{") {
                try EventTraits.read(&json, depth: 3, into: &traits)
            } else {
                try json.skip(depth: 3)
            }
        }
        message.traits = traits
    }

    private func finished(as kind: EventMessage.Kind?) throws(EventFault) -> EventMessage {
        if let kind, let type, kind != type {
            throw .unfit(
                field: "type", wanted: Phrase(en: "“\(kind.rawValue)”, or left out", zh: "“\(kind.rawValue)”，或不填"))
        }
        guard let kind = kind ?? type else { throw .missing(field: "type") }
        var message = self.message
        message.kind = kind
        message.timestamp = original ?? message.timestamp
        guard message.userID != nil || message.anonymousID != nil else { throw .missing(field: "userId") }
        switch kind {
        case .track where message.event == nil: throw .missing(field: "event")
        case .group where message.groupID == nil: throw .missing(field: "groupId")
        case .alias where message.previousID == nil: throw .missing(field: "previousId")
        case .identify, .track, .page, .screen, .group, .alias: return message
        }
    }

    private static let types = Phrase(
        en: "one of identify, track, page, screen, group, alias", zh: "identify、track、page、screen、group、alias 之一")
}
