/// What was done, or tried, that somebody may have to answer for. Names are kept for good.
package enum AuditCode: String, Sendable, CaseIterable {
    /// Lacking the permission that the note names.
    case refused = "refused"

    case signedIn = "session.begun"
    case signInFailed = "session.refused"
    case signedOut = "session.ended"
    case sessionsEnded = "sessions.ended"
    case memberAdded = "member.added"
    case memberRemoved = "member.removed"
    case administratorChanged = "member.administrator"
    /// The note names the role; none for one that was taken away.
    case roleChanged = "member.role"
    case memberInvited = "member.invited"
    case passwordSet = "member.password"
    case secondFactorBegun = "second_factor.begun"
    case secondFactorConfirmed = "second_factor.confirmed"
    case secondFactorRemoved = "second_factor.removed"
    /// The note names its permissions.
    case keyMade = "key.made"
    /// The note has the id of the key that took its place.
    case keyRotated = "key.rotated"
    case keyRevoked = "key.revoked"

    case webhookMade = "webhook.made"
    case webhookRotated = "webhook.rotated"
    case webhookEnded = "webhook.ended"
    /// Somebody saw what was set aside.
    case asideShown = "aside.shown"
    case asideForgotten = "aside.forgotten"
    /// The note says how many were taken up.
    case asideRetried = "aside.retried"

    case brandMade = "brand.made"
    case storeAdded = "store.added"
    /// The note names the setting, with what stood before and what stands now where these are words of the program's own.
    case settingChanged = "setting.changed"
    case segmentSaved = "segment.saved"
    case segmentRemoved = "segment.removed"
    case factsImported = "facts.imported"
    /// Somebody fetched the rows that an import held back.
    case heldRowsRead = "held_rows.read"
    case conflictAccepted = "conflict.accepted"
    case conflictRefused = "conflict.refused"
    /// The note names the list and says how many are in it.
    case customersExported = "customers.exported"
    case customersRevealed = "customers.revealed"
    case customersMerged = "customers.merged"
    case customersParted = "customers.parted"
    case proposalAccepted = "proposal.accepted"
    case proposalRefused = "proposal.refused"
    /// The note has the id of the tag among the brand's words.
    case customerTagged = "customer.tagged"
    /// The note has the id of the trait's name among the brand's words.
    case traitSet = "customer.trait"
    case traitDefined = "trait.defined"
    case traitRemoved = "trait.removed"
    case segmentTagChanged = "segment.tag"
    case leftOutRuleSaved = "left_out.rule_saved"
    case leftOutRuleRemoved = "left_out.rule_removed"
    case ordersMarked = "orders.marked"
    case riskNoted = "risk.noted"
    case riskLifted = "risk.lifted"
    case visitRecorded = "visit.recorded"
    /// The note names channel and purpose.
    case consentGiven = "consent.given"
    case consentWithdrawn = "consent.withdrawn"
    /// The note says why.
    case customerErased = "customer.erased"
    /// Old behaviours into daily counts: the note says from which day on they are kept, and how many were due.
    case behavioursFolded = "behaviours.folded"
    /// The note says up to which number rows had been known.
    case auditAccepted = "audit.accepted"
    /// The note says to which number.
    case keyringRotated = "keyring.rotated"
    /// The note says which.
    case keyRetired = "keyring.retired"
    case backedUp = "database.backed_up"
    /// The note says up to which number rows were known before.
    case restored = "database.restored"
}
