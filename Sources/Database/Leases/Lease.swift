package import Shop

/// The right to be the only one who does a certain work for a brand, for a time. Who holds it renews it while it works;
/// once it has run out, another may take it, under a higher term.
///
/// Clocks differ and processes stall, so that a holder may go on after its time. What keeps two from writing is not the
/// time but the fence: each transaction that writes under the lease begins with it.
///
///     guard let lease = try await database.write({ try Lease.take("timers", of: brand, for: .seconds(30), at: now, in: $0) })
///     else { return }
///     try await database.write { tx in
///         try lease.fence(in: tx)
///         …
///     }
package struct Lease: Hashable, Sendable {
    package let brand: ID<Brand>
    /// Which work, in the program's own words.
    package let purpose: String
    /// Higher at each taking; of two holders, the one with the lower term holds nothing.
    package let term: Int64

    /// By so much may the clocks of those differ who share a database.
    private static let mostAhead: Duration = .seconds(300)

    /// Takes what nobody holds at `now`: never held, given back or run out. Nil when somebody holds it.
    ///
    /// One that is held for longer than anybody may hold it was taken by a clock that has been set back since: it would be
    /// held for as long as that clock was ahead.
    package static func take(
        _ purpose: String, of brand: ID<Brand>, for duration: Duration, at now: Instant, in tx: WriteTransaction
    ) throws -> Lease? {
        let term = try tx.first(
            """
            INSERT INTO leases (brand_id, purpose, term, expires_at)
            VALUES (\(brand.raw), \(purpose), 1, \(now.milliseconds + duration.inMilliseconds))
            ON CONFLICT (brand_id, purpose) DO UPDATE
            SET term = leases.term + 1, expires_at = excluded.expires_at
            WHERE leases.expires_at <= \(now.milliseconds)
                OR leases.expires_at > \(now.milliseconds + (duration + mostAhead).inMilliseconds)
            RETURNING term
            """
        ) { $0.int64(0) }
        return term.map { Lease(brand: brand, purpose: purpose, term: $0) }
    }

    /// Holds it until `duration` after `now`. A lease that has run out is renewed, too, unless another has taken it.
    ///
    /// - Throws: `DatabaseError.leaseLost`.
    package func renew(for duration: Duration, at now: Instant, in tx: WriteTransaction) throws {
        let renewed = try tx.execute(
            """
            UPDATE leases
            SET expires_at = \(now.milliseconds + duration.inMilliseconds)
            WHERE brand_id = \(brand.raw) AND purpose = \(purpose) AND term = \(term)
            """)
        if renewed == 0 { throw lost }
    }

    /// Gives it back, so that another need not wait. Whoever has lost it has nothing to give back.
    package func release(in tx: WriteTransaction) throws {
        // The term goes up here already: after this, the fence refuses.
        try tx.execute(
            """
            UPDATE leases
            SET term = term + 1, expires_at = \(Int64.min)
            WHERE brand_id = \(brand.raw) AND purpose = \(purpose) AND term = \(term)
            """)
    }

    /// Lets the transaction go on only while nobody else has taken the lease, and lets nobody take it before the
    /// transaction has ended: a taker waits for this row.
    ///
    /// - Throws: `DatabaseError.leaseLost`.
    package func fence(in tx: WriteTransaction) throws {
        let held = try tx.execute(
            """
            UPDATE leases
            SET term = term
            WHERE brand_id = \(brand.raw) AND purpose = \(purpose) AND term = \(term)
            """)
        if held == 0 { throw lost }
    }

    private var lost: DatabaseError { .leaseLost(purpose: purpose) }
}
