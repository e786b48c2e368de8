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
    case backedUp = "database.backed_up"
    /// The note says up to which number rows were known before.
    case restored = "database.restored"
}
