/// Finds out what a type is read from by letting it read: whatever it asks for is written down, and given.
///
/// The document of the API can therefore not tell of other members than those that are really read and written.
struct SchemaRecorder: Decoder {
    private final class Notes {
        var members: [ObjectSchema.Member] = []
    }

    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    private let notes = Notes()

    /// - Returns: what the type is, and any value of it.
    static func look<Value: Decodable>(at type: Value.Type) -> (schema: Schema, sample: Value) {
        if let stated = type as? any SchemaStated.Type, let sample = stated.sample as? Value {
            return (stated.schema, sample)
        }
        let recorder = SchemaRecorder()
        guard let sample = try? Value(from: recorder) else {
            preconditionFailure("\(type) is to say itself what it is written as")
        }
        return (.object(ObjectSchema(name: Self.name(of: type), members: recorder.notes.members)), sample)
    }

    /// Of the type and the types that it lies in, without the module: `Listed<MemberBody.Post>` is `ListedMemberBodyPost`.
    private static func name(of type: Any.Type) -> String {
        let words = String(reflecting: type).split { !$0.isLetter && !$0.isNumber && $0 != "$" }
        return words.filter { !["Web", "unknown", "context", "at"].contains($0) && !$0.hasPrefix("$") }
            .map { $0.replacing("Routes", with: "") }.joined()
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Members(notes: notes))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unstated() }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Unstated() }

    /// A form that no member has a name in.
    private struct Unstated: Error {}

    private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let codingPath: [any CodingKey] = []
        let allKeys: [Key] = []
        let notes: Notes

        func contains(_ key: Key) -> Bool { true }

        func decodeNil(forKey key: Key) -> Bool { false }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) -> Value {
            note(type, key, isRequired: true)
        }

        func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) -> Value? {
            note(type, key, isRequired: false)
        }

        // What the protocol would otherwise make of these never comes here.
        func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? { note(type, key, isRequired: false) }
        func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? { note(type, key, isRequired: false) }
        func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? { note(type, key, isRequired: false) }
        func decodeIfPresent(_ type: Int64.Type, forKey key: Key) -> Int64? { note(type, key, isRequired: false) }
        func decodeIfPresent(_ type: Double.Type, forKey key: Key) -> Double? { note(type, key, isRequired: false) }

        private func note<Value: Decodable>(_ type: Value.Type, _ key: Key, isRequired: Bool) -> Value {
            let (schema, sample) = SchemaRecorder.look(at: type)
            notes.members.append(
                ObjectSchema.Member(name: key.stringValue, schema: schema, isRequired: isRequired))
            return sample
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> { throw Unstated() }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw Unstated() }

        func superDecoder() throws -> any Decoder { throw Unstated() }

        func superDecoder(forKey key: Key) throws -> any Decoder { throw Unstated() }
    }
}
