import Foundation
import Shop
import Yams

/// Reads the parts of a mapping file, and says where each mistake stands.
struct MappingReader {
    static let keys = [
        "name", "title", "kind", "platform", "zone", "currency", "encoding", "delimiter", "dates", "columns", "buyer",
        "keys", "unless", "status", "order_kinds", "refund_kinds", "refund_phases", "refund_states", "refund_reasons",
        "stars",
    ]

    let fileName: String

    func root(_ yaml: String) throws(ImportFailure) -> Node.Mapping {
        guard yaml.utf8.count <= 256 << 10 else { throw failure(1, 1, .tooLarge) }
        if let place = MappingAliases.first(in: yaml) { throw failure(place.line, place.column, .alias) }
        let node: Node?
        do {
            node = try compose(yaml: yaml)
        } catch {
            throw failure(error)
        }
        guard let node else { throw failure(1, 1, .missing(key: "name")) }
        let root = try pairs(node)
        for (key, _) in root {
            let word = try text(key)
            guard Self.keys.contains(word) else {
                let nearest = NearestWord.to(word, among: Self.keys)
                throw failure(key, .unknownKey(key: word, nearest: nearest, known: Self.keys))
            }
        }
        return root
    }

    func required<Value>(
        _ key: String, _ root: Node.Mapping, _ reading: (Node) throws(ImportFailure) -> Value
    ) throws(ImportFailure) -> Value {
        guard let item = root[Node(key)] else { throw failure(1, 1, .missing(key: key)) }
        return try reading(item)
    }

    func optional<Value>(
        _ key: String, _ root: Node.Mapping, _ reading: (Node) throws(ImportFailure) -> Value
    ) throws(ImportFailure) -> Value? {
        guard let item = root[Node(key)] else { return nil }
        return try reading(item)
    }

    func text(_ node: Node) throws(ImportFailure) -> String {
        guard let text = node.scalar?.string.trimmingCharacters(in: .whitespaces),
            !text.isEmpty || node.scalar?.string == "\t"
        else { throw failure(node, .wrongForm(wanted: Phrase(en: "a word or a text", zh: "词或文本"))) }
        return text.isEmpty ? "\t" : text
    }

    /// One text, or a list of texts.
    func texts(_ node: Node) throws(ImportFailure) -> [String] {
        guard let list = node.sequence else { return [try text(node)] }
        var texts: [String] = []
        for item in list { texts.append(try text(item)) }
        guard !texts.isEmpty else {
            throw failure(node, .wrongForm(wanted: Phrase(en: "at least one name", zh: "至少一个名称")))
        }
        return texts
    }

    func pairs(_ node: Node) throws(ImportFailure) -> Node.Mapping {
        guard let pairs = node.mapping else {
            throw failure(node, .wrongForm(wanted: Phrase(en: "lines of the form “key: value”", zh: "“键: 值”形式的行")))
        }
        return pairs
    }

    func word<Meaning>(_ node: Node, _ known: [(word: String, meaning: Meaning)]) throws(ImportFailure) -> Meaning {
        let word = try text(node)
        guard let found = known.first(where: { $0.word == word }) else {
            let words = known.map(\.word).filter { $0 != "\t" }
            throw failure(node, .unknownWord(word: word, nearest: NearestWord.to(word, among: words), known: words))
        }
        return found.meaning
    }

    func name(_ root: Node.Mapping) throws(ImportFailure) -> String {
        try required("name", root) { (item) throws(ImportFailure) in
            let name = try text(item)
            guard (1...64).contains(name.count), let first = name.first, ("a"..."z").contains(first),
                name.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" })
            else { throw failure(item, .badName(name: name)) }
            guard !Format.shipped.contains(where: { $0.name.rawValue == name }) else {
                throw failure(item, .shippedName(name: name))
            }
            return name
        }
    }

    /// `title: 街角小店`, or one for each language: `title: {en: Corner shop, zh: 街角小店}`.
    func title(_ node: Node) throws(ImportFailure) -> Phrase {
        guard let pairs = node.mapping else {
            let title = try text(node)
            return Phrase(en: title, zh: title)
        }
        guard let english = pairs["en"], let chinese = pairs["zh"], pairs.count == 2 else {
            throw failure(
                node,
                .wrongForm(
                    wanted: Phrase(en: "a text, or “{en: …, zh: …}”", zh: "文本，或“{en: …, zh: …}”")))
        }
        return Phrase(en: try text(english), zh: try text(chinese))
    }

    func zone(_ node: Node) throws(ImportFailure) -> TimeZone {
        let word = try text(node)
        guard let zone = TimeZone(identifier: word) else {
            let nearest = NearestWord.to(word, among: TimeZone.knownTimeZoneIdentifiers)
            throw failure(
                node, .unknownWord(word: word, nearest: nearest, known: ["Asia/Shanghai", "Europe/London", "UTC", "…"]))
        }
        return zone
    }

    func currency(_ node: Node) throws(ImportFailure) -> Currency {
        let word = try text(node)
        guard let currency = Currency(word) else {
            throw failure(
                node, .unknownWord(word: word, nearest: nil, known: ["CNY", "USD", "EUR", "GBP", "JPY", "…"]))
        }
        return currency
    }

    func failure(_ node: Node, _ problem: MappingProblem) -> ImportFailure {
        failure(node.mark?.line ?? 1, node.mark?.column ?? 1, problem)
    }

    private func failure(_ line: Int, _ column: Int, _ problem: MappingProblem) -> ImportFailure {
        .mapping(file: fileName, line: line, column: column, problem: problem)
    }

    private func failure(_ error: any Error) -> ImportFailure {
        guard let error = error as? YamlError else {
            return failure(1, 1, .notYAML(reason: String(describing: error)))
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return failure(mark.line, mark.column, .notYAML(reason: problem + "."))
        case .duplicatedKeysInMapping(let keys, let context):
            return failure(context.mark.line, context.mark.column, .repeatedKey(key: keys.joined(separator: ", ")))
        case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem), .representer(let problem):
            return failure(1, 1, .notYAML(reason: problem + "."))
        case .no, .memory, .dataCouldNotBeDecoded:
            return failure(1, 1, .notYAML(reason: "it cannot be decoded."))
        }
    }
}
