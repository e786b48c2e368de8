package import Database
package import Shop

/// Ten codes for whoever has lost the authenticator: one use each, 80 bits, kept hashed.
package enum RecoveryCodes {
    package static let count = 10

    /// New ones take the place of those before.
    package static func make(
        for member: ID<Member>, using generator: inout some RandomNumberGenerator, in tx: WriteTransaction
    ) throws -> [Secret] {
        try tx.execute("DELETE FROM recovery_codes WHERE member_id = \(member.raw)")
        var codes: [Secret] = []
        for _ in 0..<count {
            let letters = Array(Base32.plain(Tokens.randomBytes(10, using: &generator)))
            let code = Secret(
                stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-"))
            try tx.execute(
                """
                INSERT INTO recovery_codes (member_id, code_hash)
                VALUES (\(member.raw), \(digest(code)))
                """)
            codes.append(code)
        }
        return codes
    }

    /// Uses a code up; false for a wrong one and for one that was used.
    package static func use(
        _ code: Secret, of member: ID<Member>, at now: Instant, in tx: WriteTransaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE recovery_codes SET used_at = \(now.milliseconds)
            WHERE member_id = \(member.raw) AND code_hash = \(digest(code)) AND used_at IS NULL
            """) == 1
    }

    package static func left(of member: ID<Member>, in tx: ReadTransaction) throws -> Int {
        try tx.first(
            "SELECT COUNT(*) FROM recovery_codes WHERE member_id = \(member.raw) AND used_at IS NULL"
        ) { $0.int(0) } ?? 0
    }

    /// However it was typed.
    private static func digest(_ code: Secret) -> [UInt8] {
        Tokens.digest(Secret(code.revealed.lowercased().filter { $0.isLetter || $0.isNumber }))
    }
}
