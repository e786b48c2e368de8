import Foundation
import Yams

/// Looks over the file of settings, so that no name in it is passed over because of a slip.
enum SettingsFile {
    private static let known: [String: Set<String>] = [
        "": ["db", "keys", "serve"],
        "serve": [
            "host", "port", "url", "trusted-proxies", "certificate", "certificate-key", "requests-per-minute",
            "events-per-minute",
        ],
    ]

    /// - Throws: `SettingsError`.
    static func check(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw SettingsError.unreadable(path: path)
        }
        let node: Node?
        do {
            node = try compose(yaml: text)
        } catch let error as YamlError {
            throw SettingsError.noYAML(path: path, line: Self.line(of: error))
        }
        guard let node, node != Node("") else { return }
        try check(node, in: "", path)
    }

    private static func check(_ node: Node, in section: String, _ path: String) throws {
        guard case .mapping(let mapping) = node else {
            throw SettingsError.noYAML(path: path, line: node.mark?.line ?? 1)
        }
        let names = known[section] ?? []
        for (key, value) in mapping {
            let name = key.string ?? ""
            guard names.contains(name) else {
                throw SettingsError.unknownName(
                    path: path, line: key.mark?.line ?? 1, name: name, known: names.sorted())
            }
            if known[name] != nil { try check(value, in: name, path) }
        }
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }
}
