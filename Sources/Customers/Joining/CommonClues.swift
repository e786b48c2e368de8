package import Database
import Facts
package import Shop

/// Which values of a batch tie more persons than one can be. They are noted for review as they are met.
package struct CommonClues: Sendable {
    private struct Value: Hashable {
        let kind: String
        let blindIndex: [UInt8]
    }

    private let common: Set<Value>

    package init(
        _ clues: [JoinClue], brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        var common: Set<Value> = []
        for (kind, some) in Dictionary(grouping: clues, by: \.kind).sorted(by: { $0.key < $1.key })
        where Self.counted.contains(kind) {
            let values = Set(some.map(\.blindIndex))
            let known = try CommonValues.among(Array(values), kind: kind, brand: brand, in: tx)
            common.formUnion(known.map { Value(kind: kind, blindIndex: $0) })
            let asked = values.subtracting(known)
            var owners = try SharedValues(brand: brand).owners(of: asked, kind: kind, in: tx)
            let noted = try JoinProposals.named(
                by: asked, kind: kind, among: some.flatMap { [$0.one, $0.other] }, brand: brand, in: tx)
            owners.merge(noted) { $0 + $1 }
            for clue in some where asked.contains(clue.blindIndex) {
                owners[clue.blindIndex, default: []] += [clue.one, clue.other]
            }
            let survivors = try Merges.survivors(of: owners.values.joined(), brand: brand, in: tx)
            for (value, customers) in owners.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                let persons = Set(customers.compactMap { survivors[$0] }).count
                guard persons > JoinRules.mostPersons else { continue }
                common.insert(Value(kind: kind, blindIndex: value))
                try CommonValues.note(value, kind: kind, persons: persons, brand: brand, at: now, in: tx)
            }
        }
        self.common = common
    }

    package func contain(_ clue: JoinClue) -> Bool {
        common.contains(Value(kind: clue.kind, blindIndex: clue.blindIndex))
    }

    /// Of kinds that mean the same person in every store: what a shop numbers itself is another's elsewhere.
    private static let counted: Set<String> = [
        PersonalKind.phone.rawValue, PersonalKind.email.rawValue, PersonalKind.address.rawValue,
        PersonalKind.memberCard.rawValue, IdentityKind.wechatUnionID.rawValue, IdentityKind.anonymous.rawValue,
    ]
}
