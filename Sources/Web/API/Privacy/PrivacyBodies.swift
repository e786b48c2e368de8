import Customers
import Facts
import Insight
import Operations
import Shop

/// What somebody said of consent, and what of it stands.
struct ConsentsBody: Codable, Sendable {
    struct Line: Codable, Sendable {
        let channel: ConsentChannel
        let purpose: ConsentPurpose
        let isGiven: Bool
        let method: String
        let textVersion: String?
        let at: Moment
        /// Whether it is the last of its channel and purpose.
        let stands: Bool

        init(_ line: ShowConsents.Line) {
            let consent = line.statement.consent
            channel = consent.channel
            purpose = consent.purpose
            isGiven = !consent.isWithdrawn
            method = consent.method
            textVersion = consent.textVersion
            at = Moment(line.statement.occurredAt)
            stands = line.stands
        }
    }

    /// The oldest first.
    let items: [Line]
    let keptOut: [KeptOutBody]
    /// Absent of whoever was not erased.
    let erased: ErasedBody?

    init(_ answer: ShowConsents.Answer) {
        items = answer.lines.map { Line($0) }
        keptOut = answer.suppressed.map { KeptOutBody($0) }
        erased = answer.erased.map { ErasedBody($0) }
    }
}

/// A channel and purpose for which an address of somebody is kept out.
struct KeptOutBody: Codable, Sendable {
    let channel: ConsentChannel
    let purpose: ConsentPurpose
    let since: Moment

    init(_ kept: KeptOut) {
        channel = kept.channel
        purpose = kept.purpose
        since = Moment(kept.since)
    }
}

/// That somebody was erased.
struct ErasedBody: Codable, Sendable {
    let at: Moment
    let reason: ErasureReason

    init(_ erased: ErasedPerson) {
        at = Moment(erased.at)
        reason = erased.reason
    }
}

/// Whom and what an erasure would take.
struct ErasurePreview: Codable, Sendable {
    struct Member: Codable, Sendable {
        let id: String
        /// Masked.
        let name: String?
        /// By what they are one with another of these.
        let joinings: [Why]
    }

    struct Why: Codable, Sendable {
        let other: String
        let cause: String
        let evidence: String?
    }

    /// All who are read as the person, the oldest first.
    let customers: [Member]
    /// Would stay, nameless.
    let orders: Int
    /// How many lists name them, and would be removed.
    let lists: Int
    /// Files of held-back rows, which may name them and would be left; without where they lie.
    let filesLeft: [String]
    /// Absent of whoever was not erased yet.
    let erased: ErasedBody?

    init(_ answer: PreviewErasure.Answer) {
        customers = answer.members.map { member in
            Member(
                id: member.id, name: member.name,
                joinings: member.joinings.map {
                    Why(other: $0.other, cause: $0.cause.code, evidence: $0.evidence?.code)
                })
        }
        orders = answer.orders
        lists = answer.files.count
        filesLeft = answer.left.map(FileNames.last)
        erased = answer.erased.map { ErasedBody($0) }
    }
}

/// Files are told outside by their names: where they lie concerns whoever runs the machine.
private enum FileNames {
    static func last(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

/// What an erasure did.
struct ErasureBody: Codable, Sendable {
    let customers: [String]
    /// How many lists that named them are gone.
    let removedLists: Int
    /// Files that the program wrote and that may still name them, without where they lie.
    let filesLeft: [String]
    /// Why not all is done yet; absent when it is.
    let unfinished: String?

    init(_ answer: EraseCustomer.Answer, in language: Language) {
        customers = answer.ids
        removedLists = answer.removed.count
        filesLeft = answer.left.map(FileNames.last)
        unfinished = answer.unfinished?(in: language)
    }
}

/// How long behaviours are kept one by one.
struct RetentionBody: Codable, Sendable {
    /// Absent for ever.
    let months: Int?
    /// The first day that is kept as it was told; absent for all.
    let firstDayKept: CalendarDay?
    /// Older, and not folded yet.
    let waiting: Int
    let oldestAt: Moment?
    /// How many were ever folded.
    let folded: Int

    init(_ answer: ShowRetention.Answer) {
        months = answer.months
        firstDayKept = answer.firstDayKept.map { CalendarDay($0) }
        waiting = answer.kept.waiting
        oldestAt = Moment(answer.kept.oldest)
        folded = answer.kept.folded
    }
}
