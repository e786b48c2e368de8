import Foundation
import Imports
import Shop

/// Reads the JSON that was sent, no more and no less than what is known of it.
enum JSONBody {
    /// - Throws: `WebError.noJSON`, `.unfit`.
    static func read<Body: Decodable>(_ type: Body.Type, _ schema: Schema, from bytes: [UInt8]) throws -> Body {
        let value: JSONValue
        do {
            value = try JSONParser.value(of: bytes)
        } catch {
            throw WebError.noJSON(place: error.place, reason: error.fault.reason)
        }
        let faults = SchemaCheck.faults(in: value, against: schema)
        guard faults.isEmpty else { throw WebError.unfit(faults) }
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch DecodingError.dataCorrupted(let context) {
            throw WebError.unfit([fault(context)])
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            throw WebError.unfit([fault(context)])
        }
    }

    /// What only the type itself could tell: a date that there is not, say.
    private static func fault(_ context: DecodingError.Context) -> SchemaCheck.Fault {
        let pointer = context.codingPath.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
        return SchemaCheck.Fault(pointer: pointer, reason: Phrase(en: "no such value is known", zh: "无效的值"))
    }

    /// Members in alphabetical order, so that the same answer is the same bytes.
    static func bytes(of body: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(body))
    }
}
