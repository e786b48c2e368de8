package import Foundation

/// The JSON form of segments, for builders. `Docs/segments.md` describes its shape.
package enum SegmentJSON {
    /// On one line, keys in order: equal normal trees give equal bytes.
    package static func write(_ segment: Segment) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(segment.normal)
    }

    /// The segment in normal form. Sizes are checked before anything is built.
    package static func read(_ data: Data) throws(SegmentJSONProblem) -> Segment {
        try JSONOutline(data).check()
        let segment: Segment
        do {
            segment = try JSONDecoder().decode(Segment.self, from: data).normal
        } catch let problem as SegmentJSONProblem {
            throw problem
        } catch let error as DecodingError {
            throw SegmentJSONProblem(error)
        } catch {
            throw SegmentJSONProblem(.malformed)
        }
        guard segment.depth <= SegmentSize.mostDepth else { throw SegmentJSONProblem(.tooDeep) }
        guard segment.nodeCount <= SegmentSize.mostNodes else { throw SegmentJSONProblem(.tooManyNodes) }
        return segment
    }

    /// Of the JSON form in bytes: it says in more letters what the text says.
    package static let mostBytes = 4 * SegmentSize.mostBytes
}
