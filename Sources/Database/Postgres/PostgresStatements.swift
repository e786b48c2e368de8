/// Which statements a connection has prepared: a bounded number, the least recently used one given up first.
///
/// A statement is known by its text and the types of its values. NULL fits any type, so a query whose values are
/// sometimes NULL soon has one statement and not one for each combination.
struct PostgresStatements {
    private struct Prepared {
        let name: String
        let types: [UInt32]
        var lastUse: Int

        func serves(_ wanted: [UInt32]) -> Bool {
            zip(wanted, types).allSatisfy { $0 == PostgresType.unspecified || $0 == $1 }
        }
    }

    private let limit: Int
    private var byText: [String: [Prepared]] = [:]
    private var clock = 0
    private(set) var count = 0

    init(limit: Int) {
        precondition(limit > 0)
        self.limit = limit
    }

    /// The name of a statement that serves; nil when one has to be prepared.
    mutating func find(_ text: String, _ types: [UInt32]) -> String? {
        guard let position = byText[text]?.firstIndex(where: { $0.serves(types) }) else { return nil }
        clock += 1
        byText[text]?[position].lastUse = clock
        return byText[text]?[position].name
    }

    /// The types to prepare a statement with: those of the values, and for a NULL what an earlier one was told.
    func completed(_ text: String, _ types: [UInt32]) -> [UInt32] {
        var completed = types
        for earlier in byText[text] ?? [] {
            for (position, type) in completed.enumerated() where type == PostgresType.unspecified {
                completed[position] = earlier.types[position]
            }
        }
        return completed
    }

    /// Notes a statement that has been prepared. Returns the names of those that are given up for it.
    mutating func keep(_ name: String, _ text: String, _ types: [UInt32]) -> [String] {
        clock += 1
        let new = Prepared(name: name, types: types, lastUse: clock)
        var variants = byText[text] ?? []
        var given = variants.filter { new.serves($0.types) }.map(\.name)
        variants.removeAll { new.serves($0.types) }
        variants.append(new)
        byText[text] = variants
        count += 1 - given.count
        if count > limit, let oldest = giveUpOldest() { given.append(oldest) }
        return given
    }

    private mutating func giveUpOldest() -> String? {
        let all = byText.lazy.flatMap { text, variants in variants.map { (text, $0) } }
        guard let (text, oldest) = all.min(by: { $0.1.lastUse < $1.1.lastUse }) else { return nil }
        byText[text]?.removeAll { $0.name == oldest.name }
        if byText[text]?.isEmpty == true { byText[text] = nil }
        count -= 1
        return oldest.name
    }
}
