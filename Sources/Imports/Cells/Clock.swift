import Foundation
import Shop

/// How a file's times become moments: the zone of those without an offset, and what lies too far off to be true.
struct Clock: Sendable {
    static let earliestYear = 1995

    let zone: TimeZone
    let order: DateOrder
    private let earliest: Instant
    private let latest: Instant

    init(zone: TimeZone, order: DateOrder, now: Instant) {
        self.zone = zone
        self.order = order
        earliest = Instant(seconds: 788_918_400)
        latest = now.advanced(milliseconds: 86_400_000)
    }

    /// Nil for an empty cell.
    func moment(_ cell: Cell) throws(CellFault) -> Instant? {
        guard let time = try TimeText.read(cell, order: order) else { return nil }
        let moment =
            if let offset = time.offsetSeconds {
                time.local.instant(offsetSeconds: offset)
            } else {
                time.local.instant(in: zone)
            }
        guard moment >= earliest else {
            throw CellFault(
                "time.impossible", en: "before \(Self.earliestYear): no shop sold online then",
                zh: "早于 \(Self.earliestYear) 年，不可能是订单时间")
        }
        guard moment <= latest else {
            throw CellFault("time.future", en: "lies in the future", zh: "时间在未来")
        }
        return moment
    }
}

extension LocalTime {
    fileprivate func instant(offsetSeconds: Int) -> Instant {
        let seconds = Int64(day.number) * 86_400 + Int64(secondOfDay - offsetSeconds)
        return Instant(milliseconds: seconds * 1000 + Int64(millisecond))
    }
}
