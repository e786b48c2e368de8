import Shop
import Yams

/// Reads by what a mapping's files are known.
struct MappingRecognition {
    let reader: MappingReader
    let kind: MappingKind
    let columns: [FieldColumn]

    /// `keys: [order_number, paid]`: the fields whose columns must be there. Left out, those that the kind needs.
    func keys(_ root: Node.Mapping) throws(ImportFailure) -> [Field] {
        guard let item = root["keys"] else {
            return kind.required.flatMap { $0 }.filter { field in columns.contains { $0.field == field } }
        }
        let known = columns.map { ($0.field.word, $0.field) }
        var keys: [Field] = []
        for entry in item.sequence.map(Array.init) ?? [item] { keys.append(try reader.word(entry, known)) }
        return keys
    }

    /// `unless: [订单号]`: a file that has one of these columns is another one.
    func foreign(_ root: Node.Mapping) throws(ImportFailure) -> [String] {
        guard let item = root["unless"] else { return [] }
        return try reader.texts(item)
    }
}
