package import Access
import Database
package import Shop

/// Puts a back-up in the place of a database. No installation is open meanwhile, so the caller's permission is asked
/// here.
package enum Restoring {
    /// Returns where what was there before was set aside; nil when nothing was.
    package static func restore(
        from backup: String, to place: DatabasePlace, keysPath: String?, replaces: Bool, as caller: Caller,
        at now: Instant
    ) async throws -> String? {
        try Rights.withoutDatabase(of: caller).demand(.administerInstallation)
        let aside = try Backup.restore(from: backup, to: place.location, replaces: replaces, at: now) { found in
            if let schema = found.schema, schema > Edition.schema {
                throw DatabaseError.newer(found: schema, known: Edition.schema)
            }
            if let fingerprint = found.keyFingerprint {
                try KeyFingerprint.check(KeyFile(path: keysPath ?? place.keysPath), against: fingerprint)
            }
        }
        // Opening brings an older schema up to date.
        let installation = try await Installation.open(place, keysPath: keysPath, makes: false, at: now)
        let noted = try? installation.notedAuditHead()
        let entry = AuditEntry(.restored, by: caller, note: noted.map { String($0.number) }, at: now)
        try await installation.database.write { AuditLog.append(entry, in: $0) }
        try await installation.replaceAuditHead()
        try await installation.close()
        return aside
    }
}
