import Segments
import Shop

extension EditorRows {
    /// What the rows say together.
    struct Said: Sendable {
        /// Nil where a row says nothing that can be asked, or none is there.
        let segment: Segment?
        /// What is wrong, by row.
        let mistakes: [Int: String]
    }

    /// - Parameter labels: the brand's names of the RFM classes.
    func said(_ words: Words, labels: RFMLabels) -> Said {
        var mistakes: [Int: String] = [:]
        var parts: [Int: Segment] = [:]
        for (place, row) in rows.enumerated() {
            do {
                parts[place] = try Self.segment(of: row, labels)
            } catch let mistake as ClauseMistake {
                mistakes[place] = mistake.text(words)
            } catch let error as any Explained {
                mistakes[place] = error.message(in: words.language)
            } catch {
                mistakes[place] = words("clause.noName")
            }
        }
        guard mistakes.isEmpty, !rows.isEmpty else { return Said(segment: nil, mistakes: mistakes) }
        return Said(segment: (joined(0, parts) ?? .everyone).normal, mistakes: [:])
    }

    /// Nil for a group, whose parts say what it says.
    private static func segment(of row: EditorRow, _ labels: RFMLabels) throws -> Segment? {
        switch row.content {
        case .group: nil
        case .clause(let draft): try draft.segment()
        case .text(let sentence): try SegmentParser.parse(sentence, labels: labels)
        }
    }

    /// - Parameter place: of a group.
    private func joined(_ place: Int, _ parts: [Int: Segment]) -> Segment? {
        guard case .group(let join) = rows[place].content else { return parts[place] }
        var inner: [Segment] = []
        let end = end(of: place)
        var next = place + 1
        while next < end {
            if let part = joined(next, parts) { inner.append(part) }
            next = self.end(of: next)
        }
        return join.segment(of: inner)
    }
}
