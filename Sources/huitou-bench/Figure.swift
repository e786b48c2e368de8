import Foundation
import Shop

/// One line of the answer.
enum Figure {
    static func show(_ name: String, _ value: String) {
        print(name + String(repeating: " ", count: max(1, 51 - name.count)) + value)
    }

    static func rate(_ count: Int, _ took: Duration) -> Double {
        Double(count) / took.inSeconds
    }

    static func rounded(_ value: Double, _ digits: Int = 1) -> String {
        String(format: "%.\(digits)f", value)
    }

    static func median(_ values: [Double]) -> Double {
        values.sorted()[values.count / 2]
    }
}
