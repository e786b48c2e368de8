import Foundation
import Segments
import Shop

/// All conditions of the editor. The first row is the whole; there is none where nothing was said yet.
struct EditorRows: Sendable {
    private(set) var rows: [EditorRow]
    private let today: BrandDay

    /// Of nothing yet.
    init(today: BrandDay) {
        rows = []
        self.today = today
    }

    /// The rows that say a segment, in a language where they are text.
    init(_ segment: Segment, in language: Language, today: BrandDay) {
        self.today = today
        if let (join, parts) = EditorRow.Join.of(segment) {
            rows = [EditorRow(depth: 0, content: .group(join))]
            for part in parts { add(part, at: 1, language) }
        } else {
            rows = [EditorRow(depth: 0, content: .group(.all))]
            add(segment, at: 1, language)
        }
    }

    /// As a form has them.
    init(_ form: FormFields, today: BrandDay) {
        self.today = today
        rows = []
        let fields = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        while let kind = fields["c\(rows.count).kind"] {
            let name = "c\(rows.count)."
            let depth = min(max(1, fields[name + "depth"].flatMap { Int($0) } ?? 1), EditorRow.deepestGroup + 1)
            let join = fields[name + "join"].flatMap { EditorRow.Join(rawValue: $0) } ?? .all
            if rows.isEmpty {
                rows.append(EditorRow(depth: 0, content: .group(join)))
            } else if kind == "group" {
                rows.append(EditorRow(depth: min(depth, EditorRow.deepestGroup), content: .group(join)))
            } else if kind == "text" {
                rows.append(EditorRow(depth: depth, content: .text(fields[name + "sentence"] ?? "")))
            } else {
                let subject = fields[name + "subject"].flatMap { ClauseSubject($0) } ?? .act(.bought)
                var values: [ClauseSlot: String] = [:]
                for slot in ClauseSlot.allCases { values[slot] = fields[name + slot.rawValue] }
                let draft = ClauseDraft(subject, values, today: today)
                rows.append(EditorRow(depth: depth, content: .clause(draft)))
            }
        }
    }

    /// Where what belongs to a row ends.
    func end(of place: Int) -> Int {
        guard rows[place].isGroup else { return place + 1 }
        return rows[(place + 1)...].firstIndex { $0.depth <= rows[place].depth } ?? rows.count
    }

    private mutating func add(_ segment: Segment, at depth: Int, _ language: Language) {
        if let draft = ClauseDraft(segment, today: today) {
            rows.append(EditorRow(depth: depth, content: .clause(draft)))
        } else if depth <= EditorRow.deepestGroup, let (join, parts) = EditorRow.Join.of(segment) {
            rows.append(EditorRow(depth: depth, content: .group(join)))
            for part in parts { add(part, at: depth + 1, language) }
        } else {
            rows.append(EditorRow(depth: depth, content: .text(segment.text(in: language))))
        }
    }

    // MARK: What its buttons do

    /// `add-clause`, `add-group`, `add-to:3`, `remove:2`; anything else changes nothing.
    mutating func act(_ what: String) {
        let parts = what.split(separator: ":", maxSplits: 1).map(String.init)
        let place = parts.count > 1 ? Int(parts[1]) : nil
        switch (parts.first, place) {
        case ("add-clause", _):
            begin()
            rows.append(condition(at: 1))
        case ("add-group", _):
            begin()
            rows += [EditorRow(depth: 1, content: .group(.any)), condition(at: 2)]
        case ("add-to", let place?):
            guard rows.indices.contains(place), rows[place].isGroup else { return }
            rows.insert(condition(at: rows[place].depth + 1), at: end(of: place))
        case ("remove", let place?):
            guard place > 0, rows.indices.contains(place) else { return }
            rows.removeSubrange(place..<end(of: place))
            if rows.count == 1 { rows = [] }
        default: break
        }
    }

    private mutating func begin() {
        if rows.isEmpty { rows = [EditorRow(depth: 0, content: .group(.all))] }
    }

    private func condition(at depth: Int) -> EditorRow {
        EditorRow(depth: depth, content: .clause(.first(today: today)))
    }
}
