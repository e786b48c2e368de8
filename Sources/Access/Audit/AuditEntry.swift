package import Shop

/// One thing to be written into the audit: ids and codes, nothing personal.
package struct AuditEntry: Sendable, Hashable {
    package let caller: Caller
    package let code: AuditCode
    package let brand: ID<Brand>?
    package let subject: AuditSubject?
    /// A name of the program's own: a permission, a role, a setting. Never what somebody typed.
    package let note: String?
    package let occurredAt: Instant

    package init(
        _ code: AuditCode, by caller: Caller, brand: ID<Brand>? = nil, of subject: AuditSubject? = nil,
        note: String? = nil, at now: Instant
    ) {
        self.caller = caller
        self.code = code
        self.brand = brand
        self.subject = subject
        self.note = note
        occurredAt = now
    }
}
