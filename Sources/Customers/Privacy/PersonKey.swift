import Crypto
import Foundation

/// The key of one person: whatever names them is sealed with it, and destroying it makes all of that unreadable.
struct PersonKey {
    private let key: SymmetricKey
    /// Binds what is sealed to its person: a value moved to another row does not open.
    private let owner: String

    init(brand: Int64, customer: Int64) {
        key = SymmetricKey(size: .bits256)
        owner = "\(brand)/\(customer)"
    }

    /// - Throws: `CustomersError.damagedValue`.
    init(wrapped: [UInt8], with master: SymmetricKey, brand: Int64, customer: Int64) throws {
        owner = "\(brand)/\(customer)"
        do {
            let box = try AES.GCM.SealedBox(combined: wrapped)
            key = SymmetricKey(data: try AES.GCM.open(box, using: master, authenticating: Data(owner.utf8)))
        } catch {
            throw CustomersError.damagedValue
        }
    }

    func wrapped(with master: SymmetricKey) throws -> [UInt8] {
        try key.withUnsafeBytes { try Self.combined($0, key: master, bound: owner) }
    }

    func seal(_ text: String, kind: String) throws -> [UInt8] {
        try seal(Array(text.utf8), kind: kind)
    }

    func seal(_ bytes: some DataProtocol, kind: String) throws -> [UInt8] {
        try Self.combined(bytes, key: key, bound: "\(owner)/\(kind)")
    }

    /// - Throws: `CustomersError.damagedValue`.
    func open(_ sealed: [UInt8], kind: String) throws -> String {
        String(decoding: try opened(sealed, kind: kind), as: UTF8.self)
    }

    /// - Throws: `CustomersError.damagedValue`.
    func opened(_ sealed: [UInt8], kind: String) throws -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return Array(try AES.GCM.open(box, using: key, authenticating: Data("\(owner)/\(kind)".utf8)))
        } catch {
            throw CustomersError.damagedValue
        }
    }

    private static func combined(_ plain: some DataProtocol, key: SymmetricKey, bound: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(plain, using: key, authenticating: Data(bound.utf8))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }
}
