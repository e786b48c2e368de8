/// What a catalogue of words is made of.
indirect enum WordTree: Decodable, Sendable {
    case text(String)
    /// One of something, or any other number of it.
    case counted(one: String?, other: String)
    case group([String: WordTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
            return
        }
        let members = try container.decode([String: WordTree].self)
        if case .text(let other)? = members["other"], members.keys.allSatisfy({ ["one", "other"].contains($0) }) {
            self = .counted(one: members["one"]?.text, other: other)
        } else {
            self = .group(members)
        }
    }

    private var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// As templates take them.
    var values: PageValues {
        guard case .group(let members) = self else { return [:] }
        return members.compactMapValues { member in
            switch member {
            case .text(let text): text
            case .counted: nil
            case .group: member.values
            }
        }
    }

    /// All texts by their whole names: `today.title`.
    var leaves: [String: WordTree] {
        guard case .group(let members) = self else { return [:] }
        var leaves: [String: WordTree] = [:]
        for (name, member) in members {
            if case .group = member {
                for (further, leaf) in member.leaves { leaves[name + "." + further] = leaf }
            } else {
                leaves[name] = member
            }
        }
        return leaves
    }

    /// The names in braces.
    var holders: Set<String> {
        switch self {
        case .text(let text): Self.holders(in: text)
        case .counted(let one, let other): Self.holders(in: other).union(Self.holders(in: one ?? ""))
        case .group: []
        }
    }

    private static func holders(in text: String) -> Set<String> {
        Set(text.matches(of: /\{(\w+)\}/).map { String($0.output.1) })
    }
}
