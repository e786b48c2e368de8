import Access
import Database

/// Whose account an operation is about: one's own, or by name anybody's for whoever administers.
struct OneAccount {
    let member: Member
    let isOwn: Bool

    /// - Parameter name: nil for one's own.
    /// - Throws: `AccessError.forbidden`, `.noSuchMember`.
    init(_ name: String?, by rights: Rights, in tx: ReadTransaction) throws {
        let own = try rights.caller.member.flatMap { try Members.find($0, in: tx) }
        if let own, name.map({ SignInName.of($0) == SignInName.of(own.name) }) ?? true {
            (member, isOwn) = (own, true)
            return
        }
        try rights.demand(.administerInstallation)
        (member, isOwn) = (try Members.named(name ?? "", in: tx), false)
    }
}
