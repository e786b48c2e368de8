import Insight
import Operations
import Segments
import Shop

/// What can be written next, at a place of a text.
struct CompletionPart {
    private static let most = 12
    private let editor: SegmentEditor
    private let place: Int

    init(_ editor: SegmentEditor, at place: Int) {
        self.editor = editor
        self.place = place
    }

    func values() async throws -> PageValues {
        let found = editor.completions(at: place)
        // A quote that is open is written anew with the name.
        let head = editor.text.prefix(max(0, place))
        let isQuoted = head.dropLast(found.begun.count).last.map { Self.quotes.contains($0) } ?? false
        var all: [PageValues] = found.words.map { offer($0, $0, over: found.begun.count) }
        if all.count < Self.most {
            let names = try await names(found)
            all += names.map {
                offer(SegmentNames.quoted($0), $0, over: found.begun.count + (isQuoted ? 1 : 0))
            }
        }
        return ["completions": Array(all.prefix(Self.most))]
    }

    private static let quotes: Set<Character> = ["\"", "'", "“", "‘", "「", "『"]

    private func offer(_ put: String, _ label: String, over: Int) -> PageValues {
        ["put": put, "label": label, "over": String(over)]
    }

    private func names(_ found: Completions) async throws -> [String] {
        guard !found.values.isEmpty else { return [] }
        let known = try await editor.shell.visit.run(SuggestNames(found.begun, brand: editor.shell.name))
        var names: [String] = []
        for kind in found.values {
            for name in Self.names(of: kind, known) where !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static func names(of kind: ValueKind, _ known: SuggestNames.Answer) -> [String] {
        switch kind {
        case .product: known.names.products.map(\.title)
        case .category: known.names.categories
        case .goods: known.names.categories + known.names.products.map(\.title)
        case .store: known.stores
        case .host: known.names.hosts
        case .tag: known.names.tags
        case .trait: known.names.traits
        case .segment: known.segments
        case .wholeNumber, .number, .share, .date, .traitText, .place, .rfmCode: []
        }
    }
}
