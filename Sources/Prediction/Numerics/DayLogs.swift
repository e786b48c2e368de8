import Foundation

/// ln(scale + t) and 1/(scale + t) for every whole day t up to some day, t in weeks: what the likelihoods ask for over
/// and over, reckoned once.
struct DayLogs {
    let logs: [Double]
    let inverses: [Double]

    init(_ scale: Double, upTo days: Int) {
        let sums = (0...days).map { scale + Double($0) / BuyingHistories.daysInWeek }
        logs = sums.map { log($0) }
        inverses = sums.map { 1 / $0 }
    }

    func withUnsafe(_ body: (UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>) -> Void) {
        logs.withUnsafeBufferPointer { logs in
            inverses.withUnsafeBufferPointer { body(logs, $0) }
        }
    }
}
