import Foundation

/// The file that holds the keys: one line each, number and 32 bytes in base64. Only its owner may read it.
package struct KeyFile: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    package var isThere: Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// - Throws: `DatabaseError.keyMissing`, `.keyUnreadable`.
    package func read() throws -> Keys {
        guard isThere else { throw DatabaseError.keyMissing(path: path) }
        do {
            return try parse(String(contentsOfFile: path, encoding: .utf8))
        } catch let error as DatabaseError {
            throw error
        } catch {
            throw DatabaseError.keyUnreadable(path: path, reason: error.localizedDescription)
        }
    }

    /// Nil where they cannot be read.
    var keysThere: Keys? {
        // Whoever asks goes on with the keys it has.
        try? read()
    }

    private func parse(_ text: String) throws -> Keys {
        var masters: [Int64: [UInt8]] = [:]
        for line in FileLines.of(text) {
            guard let (number, master) = try entry(line) else { continue }
            // Which of the two opens what is sealed, nobody could tell.
            guard masters[number] == nil || masters[number] == master else {
                throw DatabaseError.keyUnreadable(path: path, reason: "it holds two keys \(number) that differ")
            }
            masters[number] = master
        }
        guard let keys = Keys(masters: masters, file: self) else {
            throw DatabaseError.keyUnreadable(path: path, reason: "it holds no key of 32 bytes")
        }
        return keys
    }

    /// Nil for a line that is blank or a remark.
    private func entry(_ line: Substring) throws -> (number: Int64, master: [UInt8])? {
        let parts = FileLines.words(of: line)
        guard let first = parts.first, !first.hasPrefix("#") else { return nil }
        guard parts.count == 2, let number = Int64(first), let data = Data(base64Encoded: String(parts[1])) else {
            throw DatabaseError.keyUnreadable(path: path, reason: "a line is not a number and a key")
        }
        return (number, Array(data))
    }

    /// Makes the file with one fresh key, on disk before this returns.
    /// - Throws: `DatabaseError.alreadyThere` rather than ever replacing a key.
    package func make() throws -> Keys {
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try DurableFile(path: path).make(
            """
            # Huitou's keys. Without this file nobody's name can be read again: keep a copy apart from the database.
            \(Self.line(1))

            """)
        return try read()
    }

    /// Adds a fresh key under the next number. It is on the disk when this returns, beside all that were there: never is
    /// one of them missing, whatever ends the process.
    ///
    /// - Parameter known: the highest number that was ever used, in this file or not.
    /// - Returns: its number.
    /// - Throws: `DatabaseError.keyMissing`, `.keyUnreadable`, `.fileStuck`.
    package func add(after known: Int64 = 0) throws -> Int64 {
        var number: Int64 = 0
        try DurableFile(path: path).edit { text in
            guard let text else { throw DatabaseError.keyMissing(path: path) }
            number = try max(parse(text).newestNumber, known) + 1
            return text + (text.hasSuffix("\n") ? "" : "\n") + Self.line(number) + "\n"
        }
        return number
    }

    /// Takes a key out, for good, however its line is written. The first stays: all that lasts is made with it.
    ///
    /// - Throws: `DatabaseError.keyMissing`, `.keyUnreadable`; `.fileStuck` also when the file, read again, still holds it.
    package func remove(_ number: Int64) throws {
        try DurableFile(path: path).edit { text in
            guard let text else { throw DatabaseError.keyMissing(path: path) }
            guard try parse(text).firstNumber != number else { return nil }
            return try FileLines.of(text).filter { try entry($0)?.number != number }.joined(separator: "\n")
        }
        let left = try read()
        guard left.firstNumber == number || !left.numbers.contains(number) else {
            throw DatabaseError.fileStuck(path: path, reason: "it still holds key \(number)")
        }
    }

    private static func line(_ number: Int64) -> String {
        var generator = SystemRandomNumberGenerator()
        let master = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return "\(number) \(Data(master).base64EncodedString())"
    }

    /// Whether others than its owner may read it.
    package var isExposed: Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let permissions = attributes?[.posixPermissions] as? NSNumber else { return false }
        return permissions.intValue & 0o077 != 0
    }
}
