import Crypto
package import Database
import Foundation
package import Shop

/// The secrets that members share with their authenticators, sealed with the installation's keys.
package enum SecondFactors {
    /// Makes a secret, which protects nothing before it is confirmed.
    ///
    /// - Throws: `AccessError.secondFactorStands`.
    package static func begin(
        of member: ID<Member>, _ keys: Keys, at now: Instant, using generator: inout some RandomNumberGenerator,
        in tx: WriteTransaction
    ) throws -> [UInt8] {
        // With those of no brand: a rotation of keys waits for whoever has not heard of it yet.
        try tx.accompanied(brand: 0)
        guard try !isConfirmed(of: member, in: tx) else { throw AccessError.secondFactorStands }
        let secret = Tokens.randomBytes(TOTP.secretBytes, using: &generator)
        let number = try KeyNumber.current(keys, in: tx)
        let sealed = try seal(secret, of: member, keys, number: number)
        try tx.execute(
            """
            INSERT INTO second_factors (member_id, sealed, key_number, begun_at)
            VALUES (\(member.raw), \(sealed), \(number), \(now.milliseconds))
            ON CONFLICT (member_id) DO UPDATE
            SET sealed = excluded.sealed, key_number = excluded.key_number, begun_at = excluded.begun_at
            """)
        return secret
    }

    package static func isConfirmed(of member: ID<Member>, in tx: ReadTransaction) throws -> Bool {
        try tx.first(
            "SELECT 1 FROM second_factors WHERE member_id = \(member.raw) AND confirmed_at IS NOT NULL"
        ) { $0.int64(0) } != nil
    }

    /// Nil where none was begun.
    ///
    /// - Throws: `AccessError.damagedSecret` for one that the keys do not open.
    package static func secret(of member: ID<Member>, _ keys: Keys, in tx: ReadTransaction) throws -> [UInt8]? {
        let kept = try tx.first("SELECT sealed, key_number FROM second_factors WHERE member_id = \(member.raw)") {
            ($0.bytes(0), $0.int64(1))
        }
        return try kept.map { try open($0.0, number: $0.1, of: member, keys) }
    }

    package static func confirm(of member: ID<Member>, at now: Instant, in tx: WriteTransaction) throws {
        try tx.execute(
            "UPDATE second_factors SET confirmed_at = \(now.milliseconds) WHERE member_id = \(member.raw)")
    }

    /// Uses a step up. False for one that was used before: a code that somebody saw opens nothing a second time.
    package static func use(step: Int64, of member: ID<Member>, in tx: WriteTransaction) throws -> Bool {
        try tx.execute("DELETE FROM used_steps WHERE member_id = \(member.raw) AND step < \(step - 10)")
        return try tx.execute(
            """
            INSERT INTO used_steps (member_id, step) VALUES (\(member.raw), \(step))
            ON CONFLICT (member_id, step) DO NOTHING
            """) == 1
    }

    /// With the recovery codes.
    package static func remove(of member: ID<Member>, in tx: WriteTransaction) throws {
        try tx.execute("DELETE FROM recovery_codes WHERE member_id = \(member.raw)")
        try tx.execute("DELETE FROM used_steps WHERE member_id = \(member.raw)")
        try tx.execute("DELETE FROM second_factors WHERE member_id = \(member.raw)")
    }

    /// Seals anew what is sealed with an older key.
    ///
    /// - Returns: how many were.
    @discardableResult
    package static func reseal(_ keys: Keys, in tx: WriteTransaction) throws -> Int {
        try tx.alone(brand: 0)
        let number = try KeyNumber.current(keys, in: tx)
        let old = try tx.all(
            """
            SELECT member_id, sealed, key_number
            FROM second_factors
            WHERE key_number < \(number)
            ORDER BY member_id
            """
        ) { (ID<Member>($0.int64(0)), $0.bytes(1), $0.int64(2)) }
        for (member, sealed, former) in old {
            let secret = try open(sealed, number: former, of: member, keys)
            // What was begun anew meanwhile, or taken off, stays so.
            try tx.execute(
                """
                UPDATE second_factors SET sealed = \(seal(secret, of: member, keys, number: number)), key_number = \(number)
                WHERE member_id = \(member.raw) AND key_number = \(former) AND sealed = \(sealed)
                """)
        }
        return old.count
    }

    /// Opens all secrets.
    ///
    /// - Returns: how many there are, and how many of them do not open.
    package static func tried(_ keys: Keys, in tx: ReadTransaction) throws -> (secrets: Int, closed: Int) {
        var (secrets, closed) = (0, 0)
        try tx.forEach("SELECT member_id, sealed, key_number FROM second_factors ORDER BY member_id") { row in
            secrets += 1
            do {
                _ = try open(row.bytes(1), number: row.int64(2), of: ID(row.int64(0)), keys)
            } catch is AccessError {
                closed += 1
            }
        }
        return (secrets, closed)
    }

    /// How many secrets each key seals, by its number.
    package static func counts(in tx: ReadTransaction) throws -> [Int64: Int] {
        let counts = try tx.all("SELECT key_number, COUNT(*) FROM second_factors GROUP BY key_number") {
            ($0.int64(0), $0.int(1))
        }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    private static func seal(
        _ secret: [UInt8], of member: ID<Member>, _ keys: Keys, number: Int64
    ) throws -> [UInt8] {
        guard let key = keys.wrappingKey(number: number, brand: 0) else { throw AccessError.damagedSecret }
        let box = try AES.GCM.seal(secret, using: key, authenticating: bound(to: member))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    private static func open(
        _ sealed: [UInt8], number: Int64, of member: ID<Member>, _ keys: Keys
    ) throws -> [UInt8] {
        guard let key = keys.wrappingKey(number: number, brand: 0) else { throw AccessError.damagedSecret }
        do {
            return Array(
                try AES.GCM.open(
                    try AES.GCM.SealedBox(combined: sealed), using: key, authenticating: bound(to: member)))
        } catch {
            throw AccessError.damagedSecret
        }
    }

    /// One member's secret does not open in the row of another.
    private static func bound(to member: ID<Member>) -> Data {
        Data("second-factor/\(member.raw)".utf8)
    }
}
