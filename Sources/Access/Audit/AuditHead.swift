/// Where the audit ends: the number and hash of its newest row.
package struct AuditHead: Sendable, Equatable {
    package let number: Int64
    package let hash: [UInt8]

    package init(number: Int64, hash: [UInt8]) {
        self.number = number
        self.hash = hash
    }

    /// Of an audit without rows.
    package static let beforeTheFirst = AuditHead(number: 0, hash: AuditRow.beginning)
}
