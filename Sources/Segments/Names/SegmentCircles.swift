package import Shop

/// Looks for segments that hang on themselves through `in segment`.
package enum SegmentCircles {
    /// A way from a segment back to itself, as `["老客", "VIP", "老客"]`; nil when there is none. Of several the same one
    /// each time. Names that are no segment are passed over.
    ///
    /// - Complexity: each segment is looked at once; the depth of references does not matter.
    package static func path(in segments: [String: Segment]) -> [String]? {
        let references = segments.mapValues { SegmentNames(of: $0).segments }
        var isDone: Set<String> = []
        for start in segments.keys.sorted() where !isDone.contains(start) {
            if let path = path(from: start, references, &isDone) { return path }
        }
        return nil
    }

    /// The same for a brand's segments once `segment` is saved among them as `name`: the way through `name`, if any.
    package static func path(saving segment: Segment, as name: String, among segments: [String: Segment]) -> [String]? {
        var references = segments.mapValues { SegmentNames(of: $0).segments }
        references[name] = SegmentNames(of: segment).segments
        var isDone: Set<String> = []
        return path(from: name, references, &isDone)
    }

    private static func path(
        from start: String, _ references: [String: [String]], _ isDone: inout Set<String>
    ) -> [String]? {
        var path = [start]
        // Where each name stands in the path, and how many of its references were followed.
        var places = [start: 0]
        var followed = [0]
        while let name = path.last {
            let own = references[name] ?? []
            guard followed[followed.count - 1] < own.count else {
                isDone.insert(name)
                places[name] = nil
                path.removeLast()
                followed.removeLast()
                continue
            }
            let next = own[followed[followed.count - 1]]
            followed[followed.count - 1] += 1
            if let begin = places[next] { return Array(path[begin...]) + [next] }
            if references[next] != nil, !isDone.contains(next) {
                places[next] = path.count
                path.append(next)
                followed.append(0)
            }
        }
        return nil
    }
}

/// Segments that would hang on themselves.
package struct SegmentCircle: Explained, Hashable {
    /// From a segment back to itself.
    package let path: [String]

    package init(path: [String]) {
        self.path = path
    }

    package var kind: FailureKind { .conflict }
    package var code: String { "segment.circle" }
    package var message: Phrase {
        let way = path.map { "“\($0)”" }.joined(separator: " → ")
        return Phrase(
            en: "These segments hang on one another: \(way). Take “in segment” out of one of them.",
            zh: "这些人群互相引用：\(way)。请从其中一个去掉“属于人群”。")
    }
}
