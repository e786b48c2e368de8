import Foundation

/// A look over JSON bytes before anything is built from them: how long, how deep, how many parts.
struct JSONOutline {
    private let data: Data

    init(_ data: Data) {
        self.data = data
    }

    /// Levels of brackets in the deepest segment that is read: two for each group, and those of a clause.
    private static let mostBrackets = 2 * SegmentSize.mostDepth + 8

    /// - Complexity: linear, and stops at the first bound that is passed.
    func check() throws(SegmentJSONProblem) {
        guard data.count <= SegmentJSON.mostBytes else { throw SegmentJSONProblem(.tooLong) }
        // Whether each bracket that is open is a list.
        var open: [Bool] = []
        var isQuoted = false
        var isEscaped = false
        var parts = 0
        for byte in data {
            if isQuoted {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                // Only the parts of groups are objects in a list.
                if byte == UInt8(ascii: "{"), open.last == true { parts += 1 }
                open.append(byte == UInt8(ascii: "["))
                guard open.count <= Self.mostBrackets else { throw SegmentJSONProblem(.tooDeep) }
                guard parts <= SegmentSize.mostNodes else { throw SegmentJSONProblem(.tooManyNodes) }
            case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = open.popLast()
            default: break
            }
        }
    }
}
