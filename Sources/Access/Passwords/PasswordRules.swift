import Foundation

/// What a password must be. Length protects; rules on its letters only make people write it down.
package enum PasswordRules {
    package static let leastCharacters = 10
    package static let mostBytes = 1_024

    /// - Throws: `AccessError.passwordTooShort`, `.passwordTooLong`, `.passwordIsName`.
    package static func check(_ password: Secret, of name: String) throws {
        let text = password.revealed
        guard text.count >= leastCharacters else { throw AccessError.passwordTooShort(least: leastCharacters) }
        guard text.utf8.count <= mostBytes else { throw AccessError.passwordTooLong(mostBytes: mostBytes) }
        let names = [name, String(name.prefix { $0 != "@" })].map(SignInName.of)
        guard !names.contains(SignInName.of(text)) else { throw AccessError.passwordIsName }
    }
}
