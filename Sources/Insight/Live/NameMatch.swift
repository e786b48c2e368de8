/// Names that contain a text.
package struct NameMatch: Sendable {
    private let text: [UInt8]

    package init(_ text: String) {
        self.text = Array(text.lowercased().utf8)
    }

    /// The first of those that fit by one of their names.
    ///
    /// - Parameter names: of one; the list is by the first of them.
    package func first<Value>(
        _ limit: Int, of values: [Value], names: (Value) -> [String]
    ) -> [Value] {
        var found: [(isBehind: Bool, name: String, value: Value)] = []
        for value in values {
            let own = names(value)
            guard let start = own.compactMap({ place(in: $0) }).min(), let name = own.first else { continue }
            found.append((start > 0, name, value))
        }
        let sorted = found.sorted { ($0.isBehind ? 1 : 0, $0.name) < ($1.isBehind ? 1 : 0, $1.name) }
        return sorted.prefix(limit).map(\.value)
    }

    /// Where a name has the text; nil where it does not.
    private func place(in name: String) -> Int? {
        let name = Array(name.lowercased().utf8)
        guard text.count <= name.count else { return nil }
        return (0...name.count - text.count).first { start in
            text.indices.allSatisfy { name[start + $0] == text[$0] }
        }
    }
}
