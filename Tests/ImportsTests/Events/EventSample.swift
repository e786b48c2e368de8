import Foundation
import Imports
import Shop

/// Messages as clients write them.
enum EventSample {
    /// 2026-05-28T20:26:40Z
    static let now = Instant(seconds: 1_780_000_000)
    static let brand = Brand(
        id: ID(1), name: "香薰", timeZone: .gmt, currency: .cny, language: .chinese)

    static func read(_ text: String, as kind: EventMessage.Kind? = nil) throws(EventFault) -> EventMessage {
        try read(Array(text.utf8), as: kind)
    }

    static func read(_ bytes: [UInt8], as kind: EventMessage.Kind? = nil) throws(EventFault) -> EventMessage {
        let result = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(EventFault) in try EventReader.read(bytes, as: kind) }
        }
        return try result.get()
    }

    static func fault(_ text: String) -> EventFault? {
        do throws(EventFault) {
            _ = try read(text)
            return nil
        } catch {
            return error
        }
    }

    static func batch(_ text: String) throws(EventBody.Refusal) -> EventBody {
        let bytes = Array(text.utf8)
        let result = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(EventBody.Refusal) in try EventBody.batch(bytes) }
        }
        return try result.get()
    }

    static func meaning(_ text: String) throws(EventFault) -> EventMeaning {
        let message = try read(text)
        return try EventInterpreter(brand: brand, receivedAt: now).meaning(
            of: message, sentAt: nil, number: message.id ?? "none")
    }

    static func track(_ event: String, _ properties: String = "{}") -> String {
        #"{"type":"track","messageId":"m1","userId":"u1","event":"\#(event)","properties":\#(properties)}"#
    }
}
