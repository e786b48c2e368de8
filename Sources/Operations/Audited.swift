package import Access

/// What an operation leaves in the audit.
package enum Audited: Sendable, Equatable {
    /// It changes nothing that anybody answers for, and hands nothing out.
    case not
    /// It changes something, and appends a row of one of these in the transaction that does.
    case change(Set<AuditCode>)
    /// It hands something out. The row is there before the answer is.
    case answer(AuditCode)
    /// It hands out persons: beyond so many it takes the permission to export as well, and the row is there before the answer
    /// is.
    case answerBeyond(Int, AuditCode)
}
