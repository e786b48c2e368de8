import Foundation
import Imports

/// Reads a mapping that was given.
enum MappingFile {
    static func read(_ given: ImportFile.MappingGiven) throws -> (mapping: Mapping, text: String) {
        switch given {
        case .text(let text): return (try Mapping(yaml: text, fileName: "mapping"), text)
        case .file(let path):
            let text: String
            do {
                text = try String(contentsOfFile: path, encoding: .utf8)
            } catch {
                throw ImportingError.mappingUnreadable(path: path)
            }
            return (try Mapping(yaml: text, fileName: (path as NSString).lastPathComponent), text)
        }
    }
}
