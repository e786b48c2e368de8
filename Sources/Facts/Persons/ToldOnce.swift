import Crypto
import Shop

/// What a source states of a person, of one kind, under a number of its own.
struct ToldOnce<Content> {
    let customer: ID<Customer>
    let occurredAt: Instant
    /// What tells it from all others of its kind, whoever states them.
    let key: [UInt8]
    let content: Content

    init(_ entry: PersonFactEntry, from source: PersonFactSource, _ content: Content) {
        customer = entry.customer
        occurredAt = entry.fact.occurredAt
        var name = "\(source.store?.raw ?? 0) \(entry.fact.number)"
        key = name.withUTF8 { utf8 in
            SHA256.hash(data: UnsafeRawBufferPointer(utf8)).withUnsafeBytes { Array($0.prefix(16)) }
        }
        self.content = content
    }
}
