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
    case keyMade = "key.made"
    case keyRotated = "key.rotated"
    case keyRevoked = "key.revoked"

    case brandMade = "brand.made"
    case storeAdded = "store.added"
    /// The note names the setting.
    case settingChanged = "setting.changed"
    case segmentSaved = "segment.saved"
    case segmentRemoved = "segment.removed"
    case factsImported = "facts.imported"
    case conflictAccepted = "conflict.accepted"
    case conflictRefused = "conflict.refused"
    case customersExported = "customers.exported"
    case customersRevealed = "customers.revealed"
    case customersMerged = "customers.merged"
    case customersParted = "customers.parted"
    case proposalAccepted = "proposal.accepted"
    case proposalRefused = "proposal.refused"
    case customerTagged = "customer.tagged"
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
    case backedUp = "database.backed_up"
    /// The note says up to which number rows were known before.
    case restored = "database.restored"
}
