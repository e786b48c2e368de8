import Customers
import Database
import Facts
import Shop

/// What names a person, masked, and why several customers are read as them.
struct PersonPapers {
    let identities: [CustomerProfile.Identity]
    let merges: [CustomerProfile.Merge]
    let values: [PersonalValue]

    /// By member, masked.
    let names: [ID<Customer>: String]

    init(
        _ members: [ID<Customer>], _ stores: [Store], _ installation: Installation, brand: ID<Brand>,
        in tx: ReadTransaction
    ) throws {
        let outerIDs = installation.outerIDs
        let kept = try PersonalValues(installation.keys, brand: brand).of(members, in: tx)
        let clear = kept.map(\.value)
        names = Dictionary(grouping: kept.filter { $0.customer != nil }) { $0.customer ?? ID(0) }
            .compactMapValues { Mask.shownName(of: $0.map(\.value)) }
        var seen: Set<PersonalValue> = []
        values = clear.filter { $0.kind != .note && seen.insert($0).inserted }.map {
            PersonalValue(kind: $0.kind, text: Mask.shown($0))
        }
        let storeNames = Dictionary(stores.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let directory = Identities(installation.keys, brand: brand)
        identities = try directory.held(by: members, in: tx).map { identity in
            CustomerProfile.Identity(
                kind: identity.kind, store: storeNames[identity.store] ?? "", since: identity.since,
                value: directory.shown(identity, among: clear),
                customer: outerIDs.shown(identity.customer.raw, prefix: "c"))
        }
        let joinings = try Joinings.of(members, brand: brand, in: tx)
        let evidence = try JoinProposals.evidence(of: joinings.compactMap(\.proposal), brand: brand, in: tx)
        merges = joinings.map { joining in
            CustomerProfile.Merge(
                name: outerIDs.shown(joining.id.raw, prefix: "m"),
                one: outerIDs.shown(joining.one.raw, prefix: "c"),
                other: outerIDs.shown(joining.other.raw, prefix: "c"), cause: joining.cause,
                evidence: joining.proposal.flatMap { evidence[$0] },
                hasNote: JoinNote(joining.id, installation.keys, brand: brand).among(kept) != nil,
                joining: joining)
        }
    }
}
