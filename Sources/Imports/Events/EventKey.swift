import Crypto
package import Shop

/// What tells a message from all others of its store, and from others under the same name.
package struct EventKey: Sendable, Equatable {
    /// The first 16 bytes of SHA-256 of the store and the `messageId`.
    package let hash: [UInt8]
    /// The first eight bytes of SHA-256 of what the message says: what was read of it, without when it was sent, so that a
    /// client's retries are the same whatever else they alter.
    package let content: Int64

    /// For a message that has no id of its own.
    package var name: String {
        hash.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }

    /// A message without an id is told from others by what it says and when it happened, or came in where it does not say.
    package init(_ message: EventMessage, store: ID<Store>, receivedAt: Instant) {
        var writer = Writer()
        writer.write(message)
        content = writer.bytes.withUnsafeBytes { bytes in
            SHA256.hash(data: bytes).withUnsafeBytes { Int64(bigEndian: $0.loadUnaligned(as: Int64.self)) }
        }
        var name = Writer()
        name.write(store.raw)
        if let id = message.id {
            name.write(id)
        } else {
            name.write(content)
            name.write((message.timestamp ?? receivedAt).milliseconds)
        }
        hash = name.bytes.withUnsafeBytes { bytes in
            SHA256.hash(data: bytes).withUnsafeBytes { Array($0.prefix(16)) }
        }
    }

    /// Puts values one after the other so that no two lists of them read alike.
    private struct Writer {
        var bytes: [UInt8] = []

        init() { bytes.reserveCapacity(256) }

        mutating func write(_ number: Int64) {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }

        mutating func write(_ text: String?) {
            guard var text else { return bytes.append(0xFF) }
            text.withUTF8 { utf8 in
                write(Int64(utf8.count))
                bytes.append(contentsOf: utf8)
            }
        }

        private mutating func write(_ amount: Millionths?) {
            guard let amount else { return bytes.append(0xFF) }
            bytes.append(0x01)
            write(amount.raw)
        }

        mutating func write(_ message: EventMessage) {
            for text in [
                message.kind.rawValue, message.userID, message.anonymousID, message.previousID, message.groupID,
                message.event,
            ] { write(text) }
            write(message.timestamp?.milliseconds ?? .min)
            if let told = message.properties { write(told) }
            if let told = message.traits { write(told) }
        }

        private mutating func write(_ told: EventProperties) {
            bytes.append(0x02)
            write(told.product)
            for product in told.products ?? [] { write(product) }
            for text in [
                told.orderID, told.refundID, told.reviewID, told.reviewText, told.currency, told.email, told.phone,
            ] { write(text) }
            for amount in [
                told.rating, told.total, told.value, told.revenue, told.subtotal, told.shipping, told.tax,
                told.discount,
            ] { write(amount) }
        }

        private mutating func write(_ product: EventProduct) {
            bytes.append(0x03)
            for text in [product.id, product.sku, product.name, product.category, product.variant] { write(text) }
            write(product.price)
            write(product.quantity)
        }

        private mutating func write(_ told: EventTraits) {
            bytes.append(0x04)
            for text in [
                told.name, told.firstName, told.lastName, told.username, told.email, told.phone, told.address,
                told.city, told.province, told.country, told.gender, told.language, told.birthday,
            ] { write(text) }
            write(told.joined?.milliseconds ?? .min)
            for own in told.own.sorted(by: { ($0.name, $0.text ?? "") < ($1.name, $1.text ?? "") }) {
                write(own.name)
                write(own.text)
            }
        }
    }
}
