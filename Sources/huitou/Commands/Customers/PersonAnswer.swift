import Customers
import Facts
import Insight
import Operations
import Shop

/// What is known of a person, for programs.
enum PersonAnswer {
    struct Standing: Encodable {
        let stage: String
        let value: String?
        let rfm: String?
        let scores: String?
        let cycle: Double?
        let due: String?

        init(_ figures: PersonFigures) {
            stage = figures.stage.rawValue
            value = figures.value?.rawValue
            rfm = figures.rfm?.code
            scores = figures.scores?.code
            cycle = figures.cycle
            due = figures.due?.description
        }
    }

    struct Tag: Encodable {
        let name: String
        let since: String
        let store: String?

        init(_ tag: PersonStatus.Tag, _ profile: CustomerProfile) {
            name = tag.name
            since = CalendarText.utc(tag.at)
            store = tag.store.flatMap { profile.stores[$0] }
        }
    }

    struct Trait: Encodable {
        let name: String
        let value: String
        let since: String
        let store: String?

        init(_ trait: PersonStatus.Trait, _ profile: CustomerProfile) {
            name = trait.name ?? trait.kind.shown(nil).english
            value = trait.value.shown
            since = CalendarText.utc(trait.at)
            store = trait.store.flatMap { profile.stores[$0] }
        }
    }

    struct Consent: Encodable {
        let channel: String
        let purpose: String
        let given: Bool
        let method: String
        let since: String

        init(_ consent: PersonStatus.Consent) {
            channel = consent.channel.rawValue
            purpose = consent.purpose.rawValue
            given = !consent.isWithdrawn
            method = consent.method
            since = CalendarText.utc(consent.at)
        }
    }

    struct KeptOut: Encodable {
        let channel: String
        let purpose: String
        let since: String

        init(_ kept: Operations.KeptOut) {
            channel = kept.channel.rawValue
            purpose = kept.purpose.rawValue
            since = CalendarText.utc(kept.since)
        }
    }

    struct Erased: Encodable {
        let at: String
        let reason: String

        init(_ erased: ErasedPerson) {
            at = CalendarText.utc(erased.at)
            reason = erased.reason.rawValue
        }
    }

    struct Risk: Encodable {
        let kind: String
        let hasReason: Bool
        let evidence: [String]
        let since: String
        let expires: String?

        init(_ risk: PersonRisk) {
            kind = risk.kind.rawValue
            hasReason = risk.hasNote
            evidence = risk.evidence
            since = CalendarText.utc(risk.notedAt)
            expires = risk.expiresAt.map(CalendarText.utc)
        }
    }

    struct Identity: Encodable {
        let kind: String
        let store: String
        let masked: String?
        let since: String
        let customer: String

        init(_ identity: CustomerProfile.Identity) {
            kind = identity.kind.rawValue
            store = identity.store
            masked = identity.value
            since = CalendarText.utc(identity.since)
            customer = identity.customer
        }
    }

    struct Merge: Encodable {
        let id: String
        let customers: [String]
        let cause: String
        let evidence: String?
        let hasReason: Bool
        let by: String
        let since: String
        let takenBack: String?

        init(_ merge: CustomerProfile.Merge) {
            id = merge.name
            customers = [merge.one, merge.other]
            cause = merge.cause.code
            evidence = merge.evidence?.code
            hasReason = merge.hasNote
            by = merge.joining.joinedBy
            since = CalendarText.utc(merge.joining.joinedAt)
            takenBack = merge.joining.partedAt.map(CalendarText.utc)
        }
    }
}
