package import Database
import Shop

/// What is wrong with the audit, first thing first; nothing where it is whole.
package enum AuditCheck {
    package enum Fault: Sendable, Equatable {
        /// The row of this number is not there, and later ones are.
        case missing(Int64)
        /// The row does not say what it said when it was written, or does not follow from the one before.
        case altered(Int64)
        /// Rows of these numbers were there once, and are not any more.
        case cutOff(ClosedRange<Int64>)
        /// The row that says where it ends is gone: whether rows are missing behind this number, nothing inside tells.
        case headless(Int64)
    }

    /// - Parameter noted: where the audit ended when that was last written down outside.
    package static func fault(noted: AuditHead?, in tx: ReadTransaction) throws -> Fault? {
        var last = AuditHead(number: 0, hash: AuditRow.beginning)
        var found: Fault?
        try AuditLog.forEach(above: 0, in: tx) { row in
            guard found == nil else { return }
            if row.number != last.number + 1 {
                found = .missing(last.number + 1)
            } else if row.previous != last.hash || row.hash != row.reckoned {
                found = .altered(row.number)
            } else if let noted, noted.number == row.number, noted.hash != row.hash {
                found = .altered(row.number)
            }
            last = AuditHead(number: row.number, hash: row.hash)
        }
        if let found { return found }
        let head = try AuditLog.head(in: tx)
        if let known = [head, noted].compactMap({ $0?.number }).max(), known > last.number {
            return .cutOff(last.number + 1...known)
        }
        guard let head else {
            // Before the first row it says so itself.
            let begins = try tx.first("SELECT 1 FROM audit_head WHERE id = 1 AND number = 0") { _ in true } ?? false
            return begins && last.number == 0 ? nil : .headless(last.number)
        }
        return head == last ? nil : .altered(last.number)
    }
}
