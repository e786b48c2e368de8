import CArgon2

/// Argon2id by Debian's library, in the encoded form that names its own parameters and salt.
enum Argon2 {
    private static let hashBytes = 32

    static func hash(_ password: Secret, salt: [UInt8], _ cost: PasswordCost) throws -> String {
        let bytes = Array(password.revealed.utf8)
        let length = argon2_encodedlen(
            cost.passes, cost.memoryKiB, cost.lanes, UInt32(salt.count), UInt32(hashBytes), Argon2_id)
        var encoded = [CChar](repeating: 0, count: length)
        let code = argon2id_hash_encoded(
            cost.passes, cost.memoryKiB, cost.lanes, bytes, bytes.count, salt, salt.count, hashBytes, &encoded, length)
        guard code == ARGON2_OK.rawValue else { throw AccessError.tooBusy }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// - Throws: `AccessError.tooBusy` where there is no memory for it.
    static func matches(_ password: Secret, _ encoded: String) throws -> Bool {
        let bytes = Array(password.revealed.utf8)
        switch argon2id_verify(encoded, bytes, bytes.count) {
        case ARGON2_OK.rawValue: return true
        case ARGON2_MEMORY_ALLOCATION_ERROR.rawValue, ARGON2_THREAD_FAIL.rawValue: throw AccessError.tooBusy
        default: return false
        }
    }

    /// What an encoded hash was made at; nil for a text that is none.
    static func cost(of encoded: String) -> PasswordCost? {
        let parts = encoded.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[1] == "argon2id" else { return nil }
        var found: [Substring: UInt32] = [:]
        for pair in parts[3].split(separator: ",") {
            let sides = pair.split(separator: "=")
            guard sides.count == 2, let number = UInt32(sides[1]) else { return nil }
            found[sides[0]] = number
        }
        guard let memory = found["m"], let passes = found["t"], let lanes = found["p"] else { return nil }
        return PasswordCost(memoryKiB: memory, passes: passes, lanes: lanes)
    }

    /// A hash that no password has, and that takes as long to find wrong as any other.
    static func dummy(_ cost: PasswordCost, using generator: inout some RandomNumberGenerator) -> String {
        func letters(_ count: Int) -> String {
            let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
            return String(decoding: (0..<count).map { _ in alphabet.randomElement(using: &generator)! }, as: UTF8.self)
        }
        // The last letter of each carries bits that must be zero.
        return "$argon2id$v=19$m=\(cost.memoryKiB),t=\(cost.passes),p=\(cost.lanes)$\(letters(21))A$\(letters(42))A"
    }
}
