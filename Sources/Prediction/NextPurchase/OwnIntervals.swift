import Foundation

/// The intervals between each person's purchases, as logarithms of days (for consumables, of days for each unit bought
/// at their beginning), oldest first.
package struct OwnIntervals: Sendable, Equatable {
    /// Where each person's begin in `logs`; one entry more than persons.
    package let offsets: [Int]
    package let logs: [Double]
    /// Whether a person's intervals count for others too, not only for the person: false for those who buy on masked
    /// days alone.
    package let countsForAll: [Bool]
    /// Whether they are days for each unit bought.
    package let isByUnit: Bool

    /// Intervals known on a day. One that starts or ends at a masked day is left out, but a person who buys on masked
    /// days only keeps theirs.
    ///
    /// - Parameters:
    ///   - masked: promotion days.
    ///   - units: quantity × pack size, one entry for each purchase of the log; nil counts each as 1.
    /// - Complexity: O(purchases).
    package init(_ log: PurchaseLog, upTo day: Int32, masked: Set<Int32> = [], units: [Double]? = nil) {
        precondition(units.map { $0.count == log.days.count } ?? true, "one number of units for each purchase")
        var offsets = [0]
        var logs: [Double] = []
        var counts: [Bool] = []
        for person in 0..<log.persons {
            let places = log.places(of: person, upTo: day)
            let isMasked = !places.isEmpty && log.days[places].allSatisfy(masked.contains)
            for place in places.dropFirst() {
                if !isMasked, masked.contains(log.days[place]) || masked.contains(log.days[place - 1]) { continue }
                let bought = max(units?[place - 1] ?? 1, 1e-9)
                logs.append(Foundation.log(Double(log.days[place] - log.days[place - 1]) / bought))
            }
            offsets.append(logs.count)
            counts.append(!isMasked)
        }
        isByUnit = units != nil
        (self.offsets, self.logs, self.countsForAll) = (offsets, logs, counts)
    }

    package var persons: Int { offsets.count - 1 }

    package subscript(person: Int) -> ArraySlice<Double> { logs[offsets[person]..<offsets[person + 1]] }
}
