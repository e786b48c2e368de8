/// Which rows of the audit somebody wants to see.
package enum AuditSpan: Sendable {
    /// The newest first, below a number where one is told.
    case newest(below: Int64? = nil)
    /// In the order in which they were written, above a number: to go on from there.
    case after(Int64)
}
