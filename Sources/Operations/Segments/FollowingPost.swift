import Database
import Shop

/// The post of whoever records for a brand: held by lease, taken when nobody holds it.
struct FollowingPost {
    private(set) var lease: Lease?
    /// Whether it was taken just now.
    private(set) var isNew = false
    private let brand: ID<Brand>
    private let installation: Installation
    private var renewedAt: Instant?

    private static let purpose = "segments"
    private static let term = Duration.seconds(30)

    init(_ brand: ID<Brand>, _ installation: Installation) {
        self.brand = brand
        self.installation = installation
    }

    /// Takes the post if nobody holds it, or keeps it; false while another has it.
    mutating func hold(at now: Instant) async throws -> Bool {
        isNew = false
        if let lease {
            // A clock that was set back says nothing of how long it was held.
            let held = renewedAt.map { now.milliseconds - $0.milliseconds }
            if let held, held >= 0, held <= Self.term.inMilliseconds / 3 { return true }
            do {
                try await installation.database.write { try lease.renew(for: Self.term, at: now, in: $0) }
                renewedAt = now
                return true
            } catch DatabaseError.leaseLost {
                self.lease = nil
            }
        }
        let brand = brand
        lease = try await installation.database.write {
            try Lease.take(Self.purpose, of: brand, for: Self.term, at: now, in: $0)
        }
        isNew = lease != nil
        renewedAt = now
        return isNew
    }

    /// Gives the post back. One that cannot be given back, as the database is closed, runs out by itself.
    mutating func leave() async {
        guard let held = lease else { return }
        lease = nil
        do {
            try await installation.database.write { try held.release(in: $0) }
        } catch {
            return
        }
    }

    /// Somebody else has it.
    mutating func lose() {
        lease = nil
    }
}
