package import Access
import Crypto
import Database
import Foundation
package import Shop

/// A request that its sender numbered: sent again, it is answered as before and does nothing more.
package struct RepeatableRequest: Sendable {
    /// What comes of it.
    package enum Begun: Sendable {
        /// It may run, as a `RunningRequest`; whether it is noted already that it does.
        case fresh(isNoted: Bool)
        case running
        /// The same number came with something else.
        case differs
        /// Nil where what was answered is not kept any more.
        case answered(status: Int, content: [UInt8]?)
    }

    /// Larger answers are not kept.
    private static let mostBytes = 256_000
    private let caller: String
    private let key: [UInt8]
    private let hash: [UInt8]
    private let sealedFor: Data

    /// - Parameters:
    ///   - key: as the sender numbered it.
    ///   - content: what the request says: method, address and body.
    package init(_ key: String, of caller: Caller, content: [[UInt8]]) {
        self.caller = caller.code
        self.key = Array(SHA256.hash(data: Data(key.utf8)).prefix(16))
        var digest = SHA256()
        for part in content {
            withUnsafeBytes(of: UInt64(part.count).littleEndian) { digest.update(bufferPointer: $0) }
            digest.update(data: part)
        }
        hash = Array(digest.finalize())
        sealedFor = Data("\(caller.code) ".utf8) + self.key + hash
    }

    /// What is known of it. A request that is fresh leaves no trace until it writes something; see `RunningRequest`.
    package func begin(in installation: Installation, at now: Instant) async throws -> Begun {
        let run = installation.runName
        guard
            let before = try await installation.database.read({
                try AnsweredRequests.find(key, of: caller, at: now, in: $0)
            })
        else { return .fresh(isNoted: false) }
        switch RepeatRules.verdict(on: before, hash: hash, run: run, at: now) {
        case .running: return .running
        case .differs: return .differs
        case .answered(let status):
            return .answered(status: status, content: try before.content.map { try open($0, installation) })
        case .takeOver:
            let isOurs = try await installation.database.write {
                try AnsweredRequests.takeOver(key, of: caller, from: before, run: run, at: now, in: $0)
            }
            return isOurs ? .fresh(isNoted: true) : .running
        }
    }

    /// Notes that it runs.
    ///
    /// - Throws: `TwinBegan` where another with its number was quicker.
    func note(in tx: WriteTransaction, run: String, at now: Instant) throws {
        try AnsweredRequests.forgetOld(at: now, in: tx)
        guard try AnsweredRequests.begin(key, of: caller, hash: hash, run: run, at: now, in: tx) else {
            throw TwinBegan()
        }
    }

    /// - Parameter content: what was answered, nil for nothing.
    func answer(
        status: Int, content: [UInt8]?, in installation: Installation
    ) throws -> @Sendable (WriteTransaction) throws -> Void {
        let kept = try content.flatMap { $0.count <= Self.mostBytes ? try seal($0, installation) : nil }
        let (key, caller) = (key, caller)
        return { try AnsweredRequests.answer(key, of: caller, status: status, content: kept, in: $0) }
    }

    func forget(in tx: WriteTransaction) throws {
        try AnsweredRequests.forget(key, of: caller, in: tx)
    }

    private func seal(_ content: [UInt8], _ installation: Installation) throws -> [UInt8] {
        let box = try AES.GCM.seal(content, using: installation.keys.lastingKey(.answers), authenticating: sealedFor)
        guard let combined = box.combined else { throw DatabaseError.corrupt(reason: "an answer could not be sealed") }
        return Array(combined)
    }

    private func open(_ sealed: [UInt8], _ installation: Installation) throws -> [UInt8] {
        let box = try AES.GCM.SealedBox(combined: sealed)
        return Array(try AES.GCM.open(box, using: installation.keys.lastingKey(.answers), authenticating: sealedFor))
    }
}
