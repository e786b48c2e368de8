import Shop

/// The shop's own phones and e-mails: staff type them where a buyer has none, and they name nobody.
package struct OwnContacts: Sendable {
    private let phones: Set<String>
    private let emails: Set<String>

    package init(_ contacts: some Sequence<String> = []) {
        var phones: Set<String> = []
        var emails: Set<String> = []
        for contact in contacts {
            if contact.contains("@") {
                emails.insert(Normalised.value(contact, kind: IdentityKind.email.rawValue))
            } else {
                phones.insert(Normalised.value(contact, kind: IdentityKind.phone.rawValue))
            }
        }
        self.phones = phones
        self.emails = emails
    }

    /// - Parameter kind: an `IdentityKind` or a `PersonalKind`, by its word.
    func contain(_ text: String, kind: String) -> Bool {
        guard !phones.isEmpty || !emails.isEmpty else { return false }
        switch kind {
        case IdentityKind.phone.rawValue: return phones.contains(Normalised.value(text, kind: kind))
        case IdentityKind.email.rawValue: return emails.contains(Normalised.value(text, kind: kind))
        default: return false
        }
    }

    /// The values by kind, as they are compared.
    var all: [(kind: String, text: String)] {
        phones.map { (IdentityKind.phone.rawValue, $0) } + emails.map { (IdentityKind.email.rawValue, $0) }
    }
}
