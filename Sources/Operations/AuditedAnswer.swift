package import Access

/// What the audit says of an answer that is handed out, beside its code: ids and words of the program's own.
package struct AuditedAnswer: Sendable, Equatable {
    /// Whom or what it is of; nil where it is of many.
    package let subject: AuditSubject?
    /// Never what somebody typed.
    package let note: String?

    package init(of subject: AuditSubject? = nil, note: String? = nil) {
        self.subject = subject
        self.note = note
    }
}
