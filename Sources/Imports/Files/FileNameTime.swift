import Foundation
import Shop

/// The time that platforms write into the names of their exports: `ExportOrderList202405011200.csv`.
struct FileNameTime {
    private let name: Substring

    init(path: String) {
        name = path.split(separator: "/").last ?? ""
    }

    /// Nil when the name holds no run of exactly twelve or fourteen digits that is a believable time.
    func moment(_ clock: Clock) -> Instant? {
        name.split { !("0"..."9").contains($0) }
            .filter { $0.utf8.count == 12 || $0.utf8.count == 14 }
            .lazy.compactMap { moment(String($0), clock) }
            .first
    }

    private func moment(_ digits: String, _ clock: Clock) -> Instant? {
        let digits = Array(digits)
        func part(_ start: Int, _ count: Int) -> String { String(digits[start..<(start + count)]) }
        var text = "\(part(0, 4))-\(part(4, 2))-\(part(6, 2)) \(part(8, 2)):\(part(10, 2))"
        if digits.count == 14 { text += ":\(part(12, 2))" }
        return text.withUTF8 { try? clock.moment(Cell($0)) }
    }
}
