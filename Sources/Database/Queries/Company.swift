/// How transactions that may run side by side keep out of the way of one that must see all that they wrote.
extension WriteTransaction {
    /// Joins those that write what names persons of a brand: any number at a time, none while somebody is `alone` with it.
    /// It waits for who is, and holds until this transaction ends. Ask for it before reading what is to be written.
    package func accompanied(brand: Int64) throws {
        switch dialect {
        // There is one writer.
        case .sqlite: break
        case .postgres: try connection.command("SELECT pg_advisory_xact_lock_shared(20260002, \(Self.number(brand)))")
        }
    }

    /// Waits until all that are `accompanied` have ended, and keeps others from beginning until this transaction ends. Ask
    /// for it first of all.
    package func alone(brand: Int64) throws {
        switch dialect {
        case .sqlite: break
        case .postgres: try connection.command("SELECT pg_advisory_xact_lock(20260002, \(Self.number(brand)))")
        }
    }

    /// Two brands that share a number wait for each other, and no more.
    private static func number(_ brand: Int64) -> Int32 {
        Int32(truncatingIfNeeded: brand)
    }
}
