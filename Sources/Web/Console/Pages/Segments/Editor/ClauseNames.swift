import Foundation
import Segments

/// Several names in one field.
enum ClauseNames {
    private static let marks: Set<Character> = [",", "，", "、"]

    /// Names parted by commas, without blanks round them.
    ///
    /// - Throws: `ClauseMistake.noName`.
    static func read(_ text: String) throws(ClauseMistake) -> [String] {
        let names = text.split { marks.contains($0) }.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            .filter { !$0.isEmpty }
        guard !names.isEmpty, names.count <= SegmentSize.mostValues else { throw .noName }
        return names
    }

    static func written(_ names: [String]) -> String {
        names.joined(separator: ", ")
    }
}
