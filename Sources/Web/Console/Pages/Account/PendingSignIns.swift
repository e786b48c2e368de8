import Access
import Foundation
import Shop
import Synchronization

/// Who has given the right password and is asked for a code: for five minutes, in memory alone, by a number that their browser
/// holds.
final class PendingSignIns: Sendable {
    struct Pending: Sendable {
        let name: String
        let password: Secret
        /// Where they wanted to go.
        let next: String
    }

    static let cookie = "__Host-huitou-code"
    static let cleared = "\(cookie)=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
    private static let most = 1_000
    private static let lifetime: Int64 = 300_000
    private let kept = Mutex<[String: (pending: Pending, until: Instant)]>([:])

    static func set(_ number: String) -> String {
        "\(cookie)=\(number); Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=300"
    }

    func keep(_ pending: Pending, at now: Instant) -> String {
        var generator = SystemRandomNumberGenerator()
        let number = (0..<4).map { _ in String(UInt64.random(in: 0...UInt64.max, using: &generator), radix: 36) }
            .joined()
        kept.withLock { kept in
            kept = kept.filter { now < $0.value.until }
            if kept.count >= Self.most { kept.removeAll() }
            kept[number] = (pending, now.advanced(milliseconds: Self.lifetime))
        }
        return number
    }

    func find(_ number: String?, at now: Instant) -> Pending? {
        guard let number, let found = kept.withLock({ $0[number] }), now < found.until else { return nil }
        return found.pending
    }

    func forget(_ number: String) {
        kept.withLock { _ = $0.removeValue(forKey: number) }
    }
}
