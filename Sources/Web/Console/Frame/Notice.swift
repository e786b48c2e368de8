/// What the next page says of what was just done. Kept in a cookie of a minute: a word of ours, never a sentence of somebody's.
enum Notice: String, CaseIterable, Sendable {
    case passwordSet
    case sessionEnded
    case tagged, untagged, consent, trait, lifted, parted, merged, warned, erased, decided
    case importStopped, fileRemoved, asideRetried, asideTaken, asideLeft, asideForgotten
    case settingsSaved, keyRevoked, folded, roleSet, memberRemoved, factorRemoved, memberTakenOn, storeAdded,
        webhookEnded
    case factorOff, visitRecorded, visitKnown
    case segmentSaved, segmentRemoved, segmentTags

    var cookie: String {
        "huitou-notice=\(rawValue); Path=/; HttpOnly; SameSite=Lax; Max-Age=60"
    }

    static let cleared = "huitou-notice=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
}
