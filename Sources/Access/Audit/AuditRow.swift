import Crypto
import Foundation
package import Shop

/// A row of the audit as it lies there: numbered, and chained to the one before.
package struct AuditRow: Sendable, Equatable {
    package let number: Int64
    package let occurredAt: Instant
    package let actor: String
    package let actorID: Int64?
    package let brand: Int64?
    package let code: String
    package let subject: String?
    package let subjectID: Int64?
    package let note: String?
    package let previous: [UInt8]
    package let hash: [UInt8]

    /// What stands before the first.
    static let beginning = [UInt8](repeating: 0, count: 32)

    init(_ entry: AuditEntry, number: Int64, previous: [UInt8]) {
        self.init(
            number: number, occurredAt: entry.occurredAt, actor: entry.caller.kind, actorID: entry.caller.id,
            brand: entry.brand?.raw, code: entry.code.rawValue, subject: entry.subject?.kind.rawValue,
            subjectID: entry.subject?.id, note: entry.note, previous: previous, hash: nil)
    }

    /// - Parameter hash: as it lies there; nil to reckon it.
    init(
        number: Int64, occurredAt: Instant, actor: String, actorID: Int64?, brand: Int64?, code: String,
        subject: String?, subjectID: Int64?, note: String?, previous: [UInt8], hash: [UInt8]?
    ) {
        self.number = number
        self.occurredAt = occurredAt
        self.actor = actor
        self.actorID = actorID
        self.brand = brand
        self.code = code
        self.subject = subject
        self.subjectID = subjectID
        self.note = note
        self.previous = previous
        var bytes = AuditBytes(previous)
        for number in [number, occurredAt.milliseconds, actorID, brand, subjectID] { bytes.add(number) }
        for text in [actor, code, subject, note] { bytes.add(text) }
        reckoned = bytes.hash
        self.hash = hash ?? reckoned
    }

    /// What the hash must be by the rest of the row.
    let reckoned: [UInt8]
}

/// The bytes that a row is hashed from: no two rows have the same.
private struct AuditBytes {
    private var data: Data

    init(_ previous: [UInt8]) {
        data = Data("huitou/audit/1".utf8) + Data(previous)
    }

    mutating func add(_ number: Int64?) {
        data.append(number == nil ? 0 : 1)
        withUnsafeBytes(of: (number ?? 0).bigEndian) { data.append(contentsOf: $0) }
    }

    mutating func add(_ text: String?) {
        add(text.map { Int64($0.utf8.count) })
        data.append(contentsOf: Data((text ?? "").utf8))
    }

    var hash: [UInt8] { Array(SHA256.hash(data: data)) }
}
