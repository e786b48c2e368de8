import Access
import Shop

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
    private let kept = KeptBriefly<String, Pending>(milliseconds: 300_000)

    static func set(_ number: String) -> String {
        "\(cookie)=\(number); Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=300"
    }

    func keep(_ pending: Pending, at now: Instant) -> String {
        var generator = SystemRandomNumberGenerator()
        let number = (0..<4).map { _ in String(UInt64.random(in: 0...UInt64.max, using: &generator), radix: 36) }
            .joined()
        kept.keep(pending, as: number, at: now)
        return number
    }

    func find(_ number: String?, at now: Instant) -> Pending? {
        number.flatMap { kept.find($0, at: now) }
    }

    func forget(_ number: String) {
        kept.forget(number)
    }
}
