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
    case secondFactorStands
    case noSecondFactor
    case wrongCode
    case damagedSecret
    case noSuchKey(prefix: String)
    case keyOpensNothing
    case noSuchSession
    /// The file that says where the audit ends.
    case unreadableHead(path: String)
    case unwritableHead(path: String, reason: String)
}

extension AccessError {
    package var kind: FailureKind {
        switch self {
        case .noSuchBrand, .noSuchStore, .noSuchMember, .badInvitation, .noSecondFactor, .noSuchKey, .noSuchSession:
            .notFound
        case .brandExists, .storeExists, .settingIsFixed, .memberExists, .lastAdministrator, .lastOwner,
            .secondFactorStands:
            .conflict
        case .forbidden: .forbidden
        case .signInFailed, .secondFactorNeeded, .notSignedIn: .unknownCaller
        case .limited: .limited
        case .tooBusy, .unwritableHead: .unavailable
        case .brandNotNamed, .emptyName, .unfitName, .unknownTimeZone, .unknownCurrency, .unknownLanguage,
            .unknownSetting, .badSetting, .passwordTooShort, .passwordTooLong, .passwordIsName, .wrongPassword,
            .wrongCode,
            .damagedSecret, .keyOpensNothing, .unreadableHead:
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
        case .secondFactorStands: "second_factor.stands"
        case .noSecondFactor: "second_factor.missing"
        case .wrongCode: "second_factor.wrong"
        case .damagedSecret: "second_factor.damaged"
        case .noSuchKey: "key.not_found"
        case .keyOpensNothing: "key.empty"
        case .noSuchSession: "session.not_found"
        case .unreadableHead: "audit.head_unreadable"
        case .unwritableHead: "audit.head_unwritable"
        }
    }
}
