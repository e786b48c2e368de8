import Foundation
import Imports

/// Reads a mapping from disk.
enum MappingFile {
    static func read(_ path: String) throws -> (mapping: Mapping, text: String) {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw ImportingError.mappingUnreadable(path: path)
        }
        return (try Mapping(yaml: text, fileName: (path as NSString).lastPathComponent), text)
    }
}
