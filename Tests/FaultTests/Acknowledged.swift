import Access
import Customers
import Database
import Foundation
import Operations
import Shop
import Testing

/// The journal outside: what the client was acknowledged, and what of it is missing from a database afterwards.
struct Acknowledged: Sendable {
    private(set) var lines: [[String]] = []

    mutating func add(_ said: [[String]]) {
        lines += said.filter { ["tag", "consent", "import", "merge", "part", "erase", "move"].contains($0[0]) }
    }

    var count: Int { lines.count }

    /// Opens a database that nobody holds and looks for everything.
    ///
    /// - Returns: the lines of the journal that it contradicts; and what contradicts itself.
    func missing(from path: String, keys: String, at now: Instant = Instant(Date())) async throws -> [String] {
        let installation = try await Installation.open(
            DatabasePlace(path) { $0 }, keysPath: keys, makes: false, at: now)
        do {
            let found = try await installation.database.read { try Found(installation.outerIDs, in: $0) }
            try await installation.close()
            return lines.filter { !found.has($0) }.map { $0.joined(separator: "|") } + found.contradictions
        } catch {
            // What went wrong above is what the test must hear.
            _ = try? await installation.close()
            throw error
        }
    }
}

/// What lies in a database of what the client writes.
private struct Found: Sendable {
    private let words: Set<String>
    private let orders: [String: Int]
    private let joinings: [String: Bool]
    private let erased: Set<String>
    private let moves: Set<String>
    let contradictions: [String]

    init(_ ids: OuterIDs, in tx: ReadTransaction) throws {
        let tags = try tx.all("SELECT tag FROM person_tags_read") { $0.text(0) }
        let versions = try tx.all("SELECT text_version FROM consents_read WHERE text_version IS NOT NULL") {
            $0.text(0)
        }
        words = Set(tags + versions)
        orders = try tx.all("SELECT number FROM orders") { String($0.text(0).prefix(10)) }
            .reduce(into: [:]) { $0[$1, default: 0] += 1 }
        joinings = Dictionary(
            uniqueKeysWithValues: try tx.all("SELECT id, parted_at FROM joinings") { row in
                (ids.shown(row.int64(0), prefix: "m"), row.optionalInt64(1) != nil)
            })
        erased = Set(try tx.all("SELECT customer_id FROM erasures") { ids.shown($0.int64(0), prefix: "c") })
        let recorded = try tx.all(
            """
            SELECT s.name, m.customer_id, m.is_in, m.occurred_at, m.version
            FROM segment_moves m
            JOIN segments s ON s.brand_id = m.brand_id AND s.id = m.segment_id
            ORDER BY m.segment_id, m.number
            """
        ) { ($0.text(0), ids.shown($0.int64(1), prefix: "c"), $0.flag(2), $0.int64(3), $0.int64(4)) }
        moves = Set(recorded.map { "\($0.0)|\($0.1)|\($0.2 ? "in" : "out")|\($0.3)" })
        contradictions = try Self.repeated(recorded.map { ("\($0.0) \($0.4) \($0.1)", $0.2) }) + Self.left(in: tx)
    }

    func has(_ line: [String]) -> Bool {
        switch line[0] {
        case "tag", "consent": words.contains(line[1])
        case "import": orders[line[1]] == Int(line[2])
        case "merge": joinings[line[1]] != nil
        case "part": joinings[line[1]] == true
        case "erase": erased.contains(line[1])
        case "move": moves.contains(line.dropFirst().joined(separator: "|"))
        default: true
        }
    }

    /// Nobody enters twice without having left, nor the other way round.
    private static func repeated(_ moves: [(key: String, isIn: Bool)]) -> [String] {
        var standing: [String: Bool] = [:]
        return moves.compactMap { key, isIn in
            defer { standing[key] = isIn }
            return standing[key] == isIn ? "twice in a row: \(key) \(isIn)" : nil
        }
    }

    /// Of the erased, nothing that names them is left once that is complete.
    private static func left(in tx: ReadTransaction) throws -> [String] {
        let values = try tx.first(
            """
            SELECT COUNT(*)
            FROM personal_values v
            JOIN erasures e ON e.brand_id = v.brand_id AND e.customer_id = v.customer_id
            """
        ) { $0.int64(0) }
        let open = try tx.first("SELECT COUNT(*) FROM erasures WHERE finished_at IS NULL") { $0.int64(0) }
        return (values == 0 ? [] : ["\(values ?? 0) values of erased persons"])
            + (open == 0 ? [] : ["\(open ?? 0) erasures unfinished"])
    }
}
