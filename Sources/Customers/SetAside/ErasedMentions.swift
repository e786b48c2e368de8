import Database
import Shop

/// Holds what is to be set aside against those who were erased: what tells by what somebody was known or reached is not
/// kept, whenever it comes.
struct ErasedMentions {
    private let brand: ID<Brand>
    private let blindIndex: BlindIndex
    private static let kinds = Set(ErasedTraces.kinds.map(\.rawValue) + IdentityKind.allCases.map(\.rawValue)).sorted()

    init(_ keys: Keys, brand: ID<Brand>) {
        self.brand = brand
        blindIndex = BlindIndex(keys, brand: brand)
    }

    /// Those that tell of nobody who was erased, in order.
    func nameless(_ entries: [SetAsideEntry], in tx: ReadTransaction) throws -> [SetAsideEntry] {
        guard try Erasures.areAny(brand: brand, in: tx) else { return entries }
        var hashesOfText: [String: [[UInt8]]] = [:]
        let told = entries.map { entry in
            ToldTexts(entry.content).texts + [entry.topic]
        }
        for text in Set(told.joined()) where Self.mayName(text) {
            hashesOfText[text] = Self.kinds.filter { Self.mayBe(text, $0) }.map { blindIndex.of(text, kind: $0) }
        }
        let erased = try ErasedTraces(blindIndex, brand: brand).erased(
            among: Set(hashesOfText.values.joined()), in: tx)
        guard !erased.isEmpty else { return entries }
        return zip(entries, told).filter { _, texts in
            !texts.contains { hashesOfText[$0]?.contains(where: erased.contains) ?? false }
        }.map(\.0)
    }

    private static func mayName(_ text: String) -> Bool {
        text.utf8.count > 2 && text.utf8.count <= 256
    }

    /// Spares most of the hashing.
    private static func mayBe(_ text: String, _ kind: String) -> Bool {
        switch kind {
        case IdentityKind.email.rawValue: text.utf8.contains(UInt8(ascii: "@"))
        case IdentityKind.phone.rawValue: Normalised.phone(text).utf8.count > 4
        default: true
        }
    }
}
