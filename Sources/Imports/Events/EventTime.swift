package import Shop

/// Reads and corrects the moments that clients tell.
package enum EventTime {
    /// ISO 8601 in quotes, or a number of seconds or milliseconds since 1970; nil for anything else. A time without offset is
    /// in UTC.
    static func read(_ value: UnsafeBufferPointer<UInt8>) -> Instant? {
        guard value.first == UInt8(ascii: "\"") else { return number(value) }
        guard value.count > 2, value.last == UInt8(ascii: "\"") else { return nil }
        return text(UnsafeBufferPointer(rebasing: value[1..<value.count - 1]))
    }

    static func text(_ text: UnsafeBufferPointer<UInt8>) -> Instant? {
        guard let read = try? TimeText.read(Cell(text), order: .yearFirst) else { return nil }
        let local = Int64(read.local.day.number) * 86_400_000 + Int64(read.local.secondOfDay) * 1000
        return Instant(milliseconds: local + Int64(read.local.millisecond) - Int64(read.offsetSeconds ?? 0) * 1000)
    }

    /// Seconds up to the year 2286, milliseconds from 1970-04-26 on.
    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Instant? {
        guard let told = EventNumber.millionths(text), told.raw >= 0 else { return nil }
        let whole = told.raw / 1_000_000
        if whole < 10_000_000_000 { return Instant(milliseconds: told.raw / 1000) }
        return Instant(milliseconds: whole)
    }

    /// When something happened by our clock: the client's, corrected by how far it was off when it sent. A moment more than
    /// five minutes ahead becomes that of the receipt, as one that was not told.
    ///
    /// - Returns: nil for what was sent, or happened, so long ago that nobody knows whether it was taken before.
    package static func moment(of timestamp: Instant?, sentAt: Instant?, receivedAt: Instant) -> Instant? {
        let oldest = receivedAt.milliseconds - EventLimits.days * 86_400_000
        if let sentAt, sentAt.milliseconds < oldest { return nil }
        guard let timestamp else { return receivedAt }
        let ahead = sentAt.map { receivedAt.milliseconds - $0.milliseconds } ?? 0
        let corrected = timestamp.milliseconds + ahead
        guard corrected >= oldest else { return nil }
        return corrected > receivedAt.milliseconds + EventLimits.mostAheadMilliseconds
            ? receivedAt : Instant(milliseconds: corrected)
    }
}
