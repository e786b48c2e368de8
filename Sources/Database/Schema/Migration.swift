import Crypto
import Foundation

/// One numbered, named, frozen step of the schema. Once released it is never edited: a correction is another migration.
package struct Migration: Sendable {
    package let number: Int64
    package let name: String
    /// Tables whose ids the database allots.
    package let ids: [String]
    /// Statements in the words of `Dialect`, separated by a line holding only `;`.
    package let definition: String

    package init(_ number: Int64, _ name: String, ids: [String] = [], _ definition: String) {
        self.number = number
        self.name = name
        self.ids = ids
        self.definition = definition
    }

    /// Tells whether a migration was edited after it was applied.
    var digest: String {
        let frozen = ([name] + ids + [definition]).joined(separator: "\n")
        return Hex.of(SHA256.hash(data: Data(frozen.utf8)).prefix(8))
    }

    var statements: [String] {
        var statements: [String] = []
        var current = ""
        for line in definition.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.trimmingPrefix(while: \.isWhitespace).hasPrefix(";") {
                statements.append(current)
                current = ""
            } else {
                current += line + "\n"
            }
        }
        statements.append(current)
        return statements.filter { !$0.allSatisfy(\.isWhitespace) }
    }
}
