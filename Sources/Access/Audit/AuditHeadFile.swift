import Crypto
import Database
import Foundation

/// The file beside the keys that says where the audit ended, a line for each history of a database: whoever cuts off its
/// tail in the database alone is noticed. It goes with the keys, wherever the database is moved.
package struct AuditHeadFile: Sendable {
    package let path: String
    private let history: String
    /// Where it was written down before histories had names, alone in a file; nil where that is this very file.
    private let formerPath: String?

    /// - Parameters:
    ///   - keysPath: of the key file.
    ///   - history: by `DatabaseHistory`.
    ///   - place: of the database, where the key file is not its own.
    package init(besideKeys keysPath: String, history: String, place: String? = nil) {
        path = keysPath + ".audit"
        self.history = history
        formerPath = (DatabaseHistory.isBranch(history) ? nil : place).map {
            keysPath + "." + Hex.of(SHA256.hash(data: Data($0.utf8)).prefix(4)) + ".audit"
        }
    }

    /// Nil where nothing was written down.
    ///
    /// - Throws: `AccessError.unreadableHead`.
    package func read() throws -> AuditHead? {
        try head(in: lines(of: path))
    }

    /// Writes it whole or not at all. One that is ahead of the audit is kept: it is the proof. Where none is there nothing
    /// is written, for whoever took it away would have it made good.
    ///
    /// - Parameter begins: whether it may be the first, or begin anew, by somebody's word.
    /// - Throws: `AccessError.unreadableHead`, `.unwritableHead`.
    package func write(_ head: AuditHead, begins: Bool = false) throws {
        do {
            try DurableFile(path: path).edit { text in
                let lines = Self.lines(text)
                let known = begins ? nil : try self.head(in: lines)
                guard begins || known != nil else { return nil }
                let stands = known.flatMap { $0.number >= head.number ? $0 : nil } ?? head
                let others = lines.filter { FileLines.words(of: $0).first != history[...] && !isFormer($0) }
                let own = "\(history) \(stands.number) \(Hex.of(stands.hash))"
                return (others + [own[...]]).joined(separator: "\n") + "\n"
            }
            if let formerPath { unlink(formerPath) }
        } catch DatabaseError.fileStuck(_, let reason) {
            throw AccessError.unwritableHead(path: path, reason: reason)
        }
    }

    private func head(in lines: [Substring]) throws -> AuditHead? {
        for line in lines {
            let entry = try entry(line)
            if entry.history == history { return entry.head }
        }
        if let formerPath { return try self.lines(of: formerPath).first.map { try entry($0).head } }
        return try lines.first(where: isFormer).map { try entry($0).head }
    }

    /// Whether a line of this file is from before histories had names, and this database's.
    private func isFormer(_ line: Substring) -> Bool {
        // A copy that went its own way never was the database that such a line is of.
        formerPath == nil && !DatabaseHistory.isBranch(history) && FileLines.words(of: line).count == 2
    }

    private func entry(_ line: Substring) throws -> (history: String?, head: AuditHead) {
        let parts = FileLines.words(of: line)
        guard (2...3).contains(parts.count), let number = Int64(parts[parts.count - 2]), number >= 0,
            let hash = Hex.bytes(String(parts[parts.count - 1])), hash.count == 32
        else { throw AccessError.unreadableHead(path: path) }
        return (parts.count == 3 ? String(parts[0]) : nil, AuditHead(number: number, hash: hash))
    }

    private func lines(of path: String) throws -> [Substring] {
        do {
            let text = try DurableFile(path: path).read()
            let lines = Self.lines(text)
            // An empty file says nothing, and nobody but a stranger leaves one.
            guard text == nil || !lines.isEmpty else { throw AccessError.unreadableHead(path: path) }
            return lines
        } catch DatabaseError.fileStuck {
            throw AccessError.unreadableHead(path: path)
        }
    }

    private static func lines(_ text: String?) -> [Substring] {
        FileLines.of(text).filter { !$0.allSatisfy(\.isWhitespace) }
    }
}
