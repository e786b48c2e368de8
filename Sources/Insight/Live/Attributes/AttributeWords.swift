import Facts
import Shop

/// The words of a brand by their ids, and the values that its traits have, each once.
struct AttributeWords: Sendable {
    /// A trait's value as facts have it.
    struct Stored: Hashable {
        let form: TraitForm
        let value: Int64
    }

    private var texts: [Int64: String] = [:]
    private var ids: [String: Int64] = [:]
    private(set) var values: [TraitValue] = []
    private var places: [Stored: Int32] = [:]

    var bytes: Int {
        texts.count * (MemoryLayout<String>.stride + MemoryLayout<Int64>.stride) * 3
            + values.capacity * MemoryLayout<TraitValue>.stride + places.count * MemoryLayout<Stored>.stride * 2
    }

    mutating func put(_ id: Int64, _ text: String) {
        texts[id] = text
        ids[text] = id
    }

    func isKnown(_ id: Int64) -> Bool { texts[id] != nil }

    func text(of id: Int64) -> String? { texts[id] }

    /// Nil for a word that nothing of the brand is called.
    func id(of text: String) -> Int64? { ids[text] }

    /// The place of a trait's value in `values`; nil for none.
    mutating func place(of form: TraitForm, _ value: Int64) -> Int32? {
        let stored = Stored(form: form, value: value)
        if let known = places[stored] { return known }
        guard let trait = trait(form, value) else { return nil }
        let place = Int32(values.count)
        values.append(trait)
        places[stored] = place
        return place
    }

    /// Writes or reads what a checkpoint holds of it; see `CheckpointVisitor`.
    mutating func visit(with visitor: inout some CheckpointVisitor) throws {
        try visitor.visit("words", &texts)
        var stored = places.sorted { $0.value < $1.value }.map(\.key)
        try visitor.visit("words of values", &stored)
        guard visitor.isReading else { return }
        ids = Dictionary(texts.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        (values, places) = ([], [:])
        for value in stored { _ = place(of: value.form, value.value) }
        guard ids.count == texts.count, values.count == stored.count else {
            throw CheckpointFault.inconsistent(part: "words")
        }
    }

    private func trait(_ form: TraitForm, _ value: Int64) -> TraitValue? {
        switch form {
        case .text: texts[value].map { .text($0) }
        case .number: .number(Millionths(value))
        case .date: .date(BrandDay(number: Int(value)))
        case .flag: .flag(value != 0)
        case .nothing, .dayOfYear: nil
        }
    }
}
