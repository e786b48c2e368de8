package import Shop

/// What can go wrong with brands, stores, rights, and whoever has them.
package enum AccessError: Explained, Equatable {
    case noSuchBrand(name: String, known: [String])
    /// No brand was named and there are several, or none.
    case brandNotNamed(known: [String])
    case brandExists(name: String)
    case noSuchStore(name: String, known: [String])
    case storeExists(name: String)
    case emptyName
    /// Too long, or with line breaks and other control characters.
    case unfitName(longest: Int)
    /// A number that is too small or too large for what it is of.
    case outOfBounds(what: Phrase, least: Int, most: Int)
    case unknownTimeZone(String)
    case unknownCurrency(String)
    case unknownLanguage(String)
    case unknownSetting(name: String, known: [String])
    case badSetting(name: String, value: String, expected: Phrase)
    /// Currency and time zone stand once facts are reckoned by them.
    case settingIsFixed(name: String)
    case forbidden(Permission)
    case noSuchMember(name: String)
    case memberExists(name: String)
    /// Nobody else could administer.
    case lastAdministrator(name: String)
    case lastOwner(name: String, brand: String)
    case passwordTooShort(least: Int)
    case passwordTooLong(mostBytes: Int)
    case passwordIsName
    /// Given to change one's own.
    case wrongPassword
    /// One answer to a name nobody has, a wrong password and a wrong code.
    case signInFailed
    /// The password was right, and a code is needed too.
    case secondFactorNeeded
    case limited(waitSeconds: Int64)
    /// The session, or key, opens nothing: unknown, ended, run out.
    case notSignedIn
    /// Too many passwords wait to be looked at.
    case tooBusy
    /// Unknown, used or too old.
    case badInvitation
    /// The first owner's: unknown, used or too old.
    case badStartLink
    case secondFactorStands
    case noSecondFactor
    case wrongCode
    case damagedSecret
    case noSuchKey(prefix: String)
    /// It was revoked, or its time ran out: nothing can take its place.
    case keyEnded(prefix: String)
    /// A brand with several stores, of which one is to be named.
    case storeNotNamed(known: [String])
    /// A visit is in a physical store.
    ///
    /// - name: of a store that is none; nil where none is named.
    /// - known: those that are.
    case noPhysicalStore(name: String?, known: [String])
    /// Another took its place.
    ///
    /// - successor: its prefix; nil where nobody wrote it down.
    case keyReplaced(prefix: String, successor: String?)
    case keyOpensNothing
    /// One that brings events says of which store they are.
    case keyWithoutStore
    /// A store is named, and the key brings no events.
    case keyOfNoEvents
    case noSuchSession
    case noSuchWebhook
    /// It takes nothing more, and no secret.
    case webhookEnded
    /// The sender makes the secret, and it must be given.
    case webhookSecretNeeded
    case unfitWebhookSecret
    case damagedWebhookSecret
    /// One answer to whatever is not right about what came in: source, signature, moment.
    case webhookRefused
    /// The file that says where the audit ends.
    case unreadableHead(path: String)
    case unwritableHead(path: String, reason: String)
    /// The row of the audit that says where it ends was taken out.
    case auditWithoutEnd
}

extension AccessError {
    package var kind: FailureKind {
        switch self {
        case .noSuchBrand, .noSuchStore, .noSuchMember, .badInvitation, .badStartLink, .noSecondFactor, .noSuchKey,
            .noSuchSession, .noSuchWebhook:
            .notFound
        case .storeNotNamed, .noPhysicalStore: .invalid
        case .keyEnded, .keyReplaced, .webhookEnded, .brandExists, .storeExists, .settingIsFixed, .memberExists,
            .lastAdministrator,
            .lastOwner,
            .secondFactorStands:
            .conflict
        case .forbidden: .forbidden
        case .signInFailed, .secondFactorNeeded, .notSignedIn, .webhookRefused: .unknownCaller
        case .limited: .limited
        case .tooBusy, .unwritableHead: .unavailable
        case .brandNotNamed, .emptyName, .unfitName, .outOfBounds, .unknownTimeZone, .unknownCurrency, .unknownLanguage,
            .unknownSetting, .badSetting, .passwordTooShort, .passwordTooLong, .passwordIsName, .wrongPassword,
            .wrongCode,
            .damagedSecret, .keyOpensNothing, .keyWithoutStore, .keyOfNoEvents, .webhookSecretNeeded,
            .unfitWebhookSecret, .damagedWebhookSecret, .unreadableHead, .auditWithoutEnd:
            .invalid
        }
    }

    package var code: String {
        switch self {
        case .noSuchBrand: "brand.not_found"
        case .brandNotNamed: "brand.not_named"
        case .brandExists: "brand.exists"
        case .noSuchStore: "store.not_found"
        case .storeExists: "store.exists"
        case .emptyName: "name.empty"
        case .unfitName: "name.unfit"
        case .outOfBounds: "number.out_of_bounds"
        case .unknownTimeZone: "timezone.unknown"
        case .unknownCurrency: "currency.unknown"
        case .unknownLanguage: "language.unknown"
        case .unknownSetting: "setting.unknown"
        case .badSetting: "setting.invalid"
        case .settingIsFixed: "setting.fixed"
        case .forbidden: "permission.denied"
        case .noSuchMember: "member.not_found"
        case .memberExists: "member.exists"
        case .lastAdministrator: "member.last_administrator"
        case .lastOwner: "member.last_owner"
        case .passwordTooShort: "password.too_short"
        case .passwordTooLong: "password.too_long"
        case .passwordIsName: "password.is_name"
        case .wrongPassword: "password.wrong"
        case .signInFailed: "sign_in.failed"
        case .secondFactorNeeded: "sign_in.second_factor"
        case .limited: "sign_in.limited"
        case .notSignedIn: "sign_in.needed"
        case .tooBusy: "sign_in.busy"
        case .badInvitation: "invitation.invalid"
        case .badStartLink: "start.link"
        case .secondFactorStands: "second_factor.stands"
        case .noSecondFactor: "second_factor.missing"
        case .wrongCode: "second_factor.wrong"
        case .damagedSecret: "second_factor.damaged"
        case .noSuchKey: "key.not_found"
        case .keyEnded: "key.ended"
        case .keyReplaced: "key.replaced"
        case .storeNotNamed: "store.not_named"
        case .noPhysicalStore: "store.not_physical"
        case .keyOpensNothing: "key.empty"
        case .keyWithoutStore: "key.without_store"
        case .keyOfNoEvents: "key.of_no_events"
        case .noSuchSession: "session.not_found"
        case .noSuchWebhook: "webhook.not_found"
        case .webhookEnded: "webhook.ended"
        case .webhookSecretNeeded: "webhook.secret_needed"
        case .unfitWebhookSecret: "webhook.secret_unfit"
        case .damagedWebhookSecret: "webhook.secret_damaged"
        case .webhookRefused: "webhook.refused"
        case .unreadableHead: "audit.head_unreadable"
        case .auditWithoutEnd: "audit.without_end"
        case .unwritableHead: "audit.head_unwritable"
        }
    }
}
