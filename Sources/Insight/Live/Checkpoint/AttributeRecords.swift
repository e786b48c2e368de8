import Facts
import Shop

extension AttributeKey: CheckpointRecord {
    /// What kind a key is of; numbers are kept within a form of checkpoints.
    private enum Kind: UInt8 {
        case tag = 1
        case field, birthday, memberSince, trait, consent, interaction
    }

    init(from reader: inout ByteReader) throws {
        guard let kind = Kind(rawValue: try reader.number()) else { throw ByteReader.Garbled() }
        switch kind {
        case .tag: self = .tag(word: try reader.number())
        case .field: self = .field(try reader.named())
        case .birthday: self = .birthday
        case .memberSince: self = .memberSince
        case .trait: self = .trait(name: try reader.number())
        case .consent: self = .consent(try reader.named(), try reader.named())
        case .interaction: self = .interaction
        }
    }

    func put(into writer: inout ByteWriter) {
        switch self {
        case .tag(let word):
            writer.put(Kind.tag.rawValue)
            writer.put(word)
        case .field(let field):
            writer.put(Kind.field.rawValue)
            writer.put(field.rawValue)
        case .birthday: writer.put(Kind.birthday.rawValue)
        case .memberSince: writer.put(Kind.memberSince.rawValue)
        case .trait(let name):
            writer.put(Kind.trait.rawValue)
            writer.put(name)
        case .consent(let channel, let purpose):
            writer.put(Kind.consent.rawValue)
            writer.put(channel.rawValue)
            writer.put(purpose.rawValue)
        case .interaction: writer.put(Kind.interaction.rawValue)
        }
    }

    /// As it is written, for an order among keys.
    var bytes: [UInt8] {
        var writer = ByteWriter()
        put(into: &writer)
        return writer.bytes
    }
}

extension AttributeWords.Stored: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        guard let form = TraitForm(rawValue: try reader.number()) else { throw ByteReader.Garbled() }
        self.init(form: form, value: try reader.number())
    }

    func put(into writer: inout ByteWriter) {
        writer.put(form.rawValue)
        writer.put(value)
    }
}

extension ByteReader {
    /// A case by its name.
    fileprivate mutating func named<Named: RawRepresentable<String>>() throws -> Named {
        guard let named = Named(rawValue: try text()) else { throw Garbled() }
        return named
    }
}
