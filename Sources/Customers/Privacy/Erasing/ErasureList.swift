package import Database
import Foundation
import Shop

/// The file beside the keys that lists who was erased, so that no older copy of the database brings anybody back, wherever
/// it is put. A line has the history, the outer ids of brand and customer, the moment, the reason and a keyed hash: nothing
/// of the person. One list serves all databases that use the key file; each finds its own lines by the history and the
/// hash.
package struct ErasureList: Sendable {
    package let path: String

    package init(besideKeys keysPath: String) {
        path = keysPath + ".erasures"
    }

    /// What the list says, and what of it says nothing.
    package struct Contents: Sendable {
        /// Each once, in the order of the list.
        package let entries: [ErasureEntry]
        /// The numbers of lines that cannot be read, from 1.
        package let unreadable: [Int]
    }

    /// - Throws: `CustomersError.erasureStuck`.
    package func read(_ keys: Keys) throws -> Contents {
        try translating { Self.contents(try DurableFile(path: path).read(), keys) }
    }

    /// The same for whoever must not miss a line.
    ///
    /// - Throws: `CustomersError.unreadableErasure`, `.erasureStuck`.
    package func readWhole(_ keys: Keys) throws -> [ErasureEntry] {
        let contents = try read(keys)
        if let line = contents.unreadable.first { throw CustomersError.unreadableErasure(path: path, line: line) }
        return contents.entries
    }

    /// Adds those that are not listed yet; they are on the disk when this returns. What cannot be read stays as it is.
    ///
    /// - Returns: how many were not.
    @discardableResult
    package func add(_ erasures: [Erasure], of history: String, _ keys: Keys) throws -> Int {
        guard !erasures.isEmpty else { return 0 }
        var added = 0
        try translating {
            try DurableFile(path: path).edit { text in
                let listed = Set(Self.contents(text, keys).entries)
                // Or were, before histories had names, or before it branched off.
                let names = [nil] + DatabaseHistory.lineage(of: history)
                let fresh = erasures.filter { erasure in
                    !names.contains { listed.contains(ErasureEntry(erasure, of: $0, keys)) }
                }.map { ErasureEntry($0, of: history, keys) }
                added = fresh.count
                guard added > 0 else { return nil }
                let before = text.map { $0.hasSuffix("\n") || $0.isEmpty ? $0 : $0 + "\n" } ?? ""
                return before + fresh.map { $0.line(keys) + "\n" }.joined()
            }
        }
        return added
    }

    /// Takes over what was listed under names that said where a database lay, as was done before 2026-11-23.
    package func takeOverFormer() throws {
        let folder = (path as NSString).deletingLastPathComponent
        let name = (path as NSString).lastPathComponent
        let stem = name.dropLast("erasures".count)
        let beside: [String]
        do {
            beside = try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
        } catch {
            throw CustomersError.erasureStuck(path: folder, reason: error.localizedDescription)
        }
        for former in beside.sorted() where former.hasPrefix(stem) && former.hasSuffix(".erasures") {
            let place = former.dropFirst(stem.count).dropLast(".erasures".count)
            guard place.count == 8, Hex.bytes(String(place)) != nil else { continue }
            try takeOver((folder as NSString).appendingPathComponent(former))
        }
    }

    private func takeOver(_ former: String) throws {
        try translating {
            let text = try DurableFile(path: former).read() ?? ""
            try DurableFile(path: path).edit { known in
                let lines = Set(FileLines.of(known))
                let fresh = FileLines.of(text).filter { !$0.isEmpty && !lines.contains($0) }
                let before = known.map { $0.hasSuffix("\n") || $0.isEmpty ? $0 : $0 + "\n" } ?? ""
                return fresh.isEmpty ? nil : before + fresh.joined(separator: "\n") + "\n"
            }
            guard unlink(former) == 0 || errno == ENOENT else {
                throw CustomersError.erasureStuck(path: former, reason: String(cString: strerror(errno)))
            }
        }
    }

    private static func contents(_ text: String?, _ keys: Keys) -> Contents {
        var seen: Set<ErasureEntry> = []
        var entries: [ErasureEntry] = []
        var unreadable: [Int] = []
        let outerIDs = OuterIDs(keys)
        for (offset, line) in FileLines.of(text).enumerated() where !line.allSatisfy(\.isWhitespace) {
            guard let entry = ErasureEntry(line: line, outerIDs) else {
                unreadable.append(offset + 1)
                continue
            }
            if seen.insert(entry).inserted { entries.append(entry) }
        }
        return Contents(entries: entries, unreadable: unreadable)
    }

    private func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch DatabaseError.fileStuck(let path, let reason) {
            throw CustomersError.erasureStuck(path: path, reason: reason)
        }
    }
}
