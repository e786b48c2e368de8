/// Everything that a value stores, member by member, as lines of text: two values with the same portrait are the same,
/// whatever members anybody adds.
struct Portrait {
    /// Path and content of whatever has no members of its own, in order.
    private(set) var lines: [String] = []
    /// The paths of lists and tables that hold nothing.
    private(set) var empty: Set<String> = []
    private let leavingOut: Set<String>

    /// - Parameter leavingOut: names of members that are made of the others.
    init(of value: Any, leavingOut: Set<String>) {
        self.leavingOut = leavingOut
        add(value, at: "")
    }

    private mutating func add(_ value: Any, at path: String) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .collection:
            if mirror.children.isEmpty { empty.insert(path) }
            lines.append(path + " = " + mirror.children.map { String(describing: $0.value) }.joined(separator: " "))
        case .dictionary, .set:
            if mirror.children.isEmpty { empty.insert(path) }
            lines.append(
                path + " = " + mirror.children.map { String(describing: $0.value) }.sorted().joined(separator: " "))
        case .struct, .class, .tuple, .optional, .enum, .none, .foreignReference, .some:
            guard !mirror.children.isEmpty else { return lines.append(path + " = " + String(describing: value)) }
            for child in mirror.children {
                let name = child.label ?? ""
                if !leavingOut.contains(name) { add(child.value, at: path + "." + name) }
            }
        }
    }
}
