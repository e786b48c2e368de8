import Foundation

/// What stands before a part of a form (RFC 7578): the field's name, and what the file is called.
struct MultipartHeader: Equatable {
    let name: String
    /// Nil for a field that is no file.
    let fileName: String?

    private static let disposition = "content-disposition:"

    /// - Parameter bytes: the lines of the header, in UTF-8.
    /// - Returns: nil where no line names the field.
    init?(_ bytes: some Collection<UInt8>) {
        let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let found = lines.first { line in
            String(decoding: line.prefix(Self.disposition.utf8.count), as: UTF8.self).lowercased() == Self.disposition
        }
        guard let found else { return nil }
        let parameters = Self.parameters(of: Array(found))
        guard let name = parameters["name"] else { return nil }
        self.name = name
        let extended = parameters["filename*"].flatMap { Self.extended($0) }
        fileName = extended ?? parameters["filename"].map { Self.plain($0) }
    }

    /// `form-data; name="file"; filename="a;b.csv"`: what follows each semicolon that stands in no quotes.
    private static func parameters(of line: [UInt8]) -> [String: String] {
        var parameters: [String: String] = [:]
        var rest = line[...]
        while let start = rest.firstIndex(of: UInt8(ascii: ";")) {
            rest = rest[(start + 1)...]
            guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { break }
            let name = text(rest[..<equals]).lowercased()
            rest = rest[(equals + 1)...].drop { $0 == UInt8(ascii: " ") }
            let value: String
            if rest.first == UInt8(ascii: "\"") {
                let (inside, behind) = quoted(rest.dropFirst())
                value = inside
                rest = behind
            } else {
                let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
                value = text(rest[..<end])
                rest = rest[end...]
            }
            if parameters[name] == nil { parameters[name] = value }
        }
        return parameters
    }

    /// Up to the closing quote. A backslash speaks for a quote alone: old browsers send whole paths.
    private static func quoted(_ bytes: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>) {
        var value: [UInt8] = []
        var rest = bytes
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") {
                value.append(UInt8(ascii: "\""))
                rest = rest.dropFirst()
            } else {
                value.append(byte)
            }
        }
        return (String(decoding: value, as: UTF8.self), rest)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let blanks = [UInt8(ascii: " "), UInt8(ascii: "\t")]
        let begun = bytes.drop { blanks.contains($0) }
        let end = begun.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? begun.startIndex
        return String(decoding: begun[..<end], as: UTF8.self)
    }

    /// Browsers write three signs of a name as numbers, and no others.
    private static func plain(_ name: String) -> String {
        name.replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
    }

    /// `UTF-8''%E8%AE%A2.csv` (RFC 8187); nil in another encoding.
    private static func extended(_ value: String) -> String? {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return String(parts[2]).removingPercentEncoding
    }
}
