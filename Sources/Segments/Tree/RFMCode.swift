/// One of the eight classes of recency, frequency and money: `001`. Segments keep the code, never its label.
package struct RFMCode: Hashable, Sendable {
    package let isRecent: Bool
    package let isFrequent: Bool
    package let isSpending: Bool

    package init(isRecent: Bool, isFrequent: Bool, isSpending: Bool) {
        self.isRecent = isRecent
        self.isFrequent = isFrequent
        self.isSpending = isSpending
    }

    /// Reads `001`; nil for anything else.
    package init?(_ code: String) {
        let marks = Array(code.utf8)
        guard marks.count == 3, marks.allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }) else {
            return nil
        }
        let good = marks.map { $0 == UInt8(ascii: "1") }
        self.init(isRecent: good[0], isFrequent: good[1], isSpending: good[2])
    }

    /// `101`
    package var code: String {
        [isRecent, isFrequent, isSpending].map { $0 ? "1" : "0" }.joined()
    }

    /// The most valuable first.
    package static let all: [RFMCode] = ["111", "101", "011", "001", "110", "100", "010", "000"].compactMap(
        RFMCode.init)

    /// The codes that `1x1` stands for, x being either; nil when it is none.
    static func matching(_ pattern: String) -> [RFMCode]? {
        let marks = Array(pattern.lowercased())
        guard marks.count == 3, marks.allSatisfy({ "01x".contains($0) }) else { return nil }
        return all.filter { code in zip(marks, code.code).allSatisfy { $0 == "x" || $0 == $1 } }
    }

    /// The pattern that stands for exactly these codes in this order, if there is one with an x.
    static func pattern(of codes: [RFMCode]) -> String? {
        guard codes.count > 1 else { return nil }
        let marks = ["0", "1", "x"]
        for first in marks {
            for second in marks {
                for third in marks where matching(first + second + third) == codes { return first + second + third }
            }
        }
        return nil
    }
}
