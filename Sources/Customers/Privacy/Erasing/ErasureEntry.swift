import Crypto
package import Database
import Foundation
package import Shop

/// One line of the list of the erased, and what proves it.
package struct ErasureEntry: Hashable, Sendable {
    package let brand: ID<Brand>
    package let customer: ID<Customer>
    package let reason: ErasureReason
    package let erasedAt: Instant
    /// Nil for a line that was written before histories had names: its hash alone tells whose it is.
    let history: String?
    private let proof: String

    init(_ erasure: Erasure, of history: String?, _ keys: Keys) {
        self.init(erasure, history: history, proof: Self.proof(of: erasure, history, keys))
    }

    private init(_ erasure: Erasure, history: String?, proof: String) {
        brand = erasure.brand
        customer = erasure.customer
        reason = erasure.reason
        erasedAt = erasure.erasedAt
        self.history = history
        self.proof = proof
    }

    /// `HISTORY b_… c_… MOMENT REASON HASH`, or as it was before: `BRAND CUSTOMER MOMENT REASON HASH`.
    init?(line: Substring, _ outerIDs: OuterIDs) {
        var parts = FileLines.words(of: line).map(String.init)
        guard parts.count == 5 || parts.count == 6 else { return nil }
        let history = parts.count == 6 ? parts.removeFirst() : nil
        let brand = history == nil ? Int64(parts[0]) : outerIDs.id(parts[0], prefix: "b")
        let customer = history == nil ? Int64(parts[1]) : outerIDs.id(parts[1], prefix: "c")
        guard let brand, let customer, let moment = Int64(parts[2]), let reason = ErasureReason(rawValue: parts[3]),
            Hex.bytes(parts[4])?.count == 16
        else { return nil }
        self.brand = ID(brand)
        self.customer = ID(customer)
        self.reason = reason
        erasedAt = Instant(milliseconds: moment)
        self.history = history
        proof = parts[4]
    }

    func line(_ keys: Keys) -> String {
        guard let history else {
            return "\(brand.raw) \(customer.raw) \(erasedAt.milliseconds) \(reason.rawValue) \(proof)"
        }
        let outerIDs = OuterIDs(keys)
        let (brand, customer) = (outerIDs.shown(brand.raw, prefix: "b"), outerIDs.shown(customer.raw, prefix: "c"))
        return "\(history) \(brand) \(customer) \(erasedAt.milliseconds) \(reason.rawValue) \(proof)"
    }

    /// Whether it may tell of a customer of this history: who was erased in a history is erased in what branched off it,
    /// before or after that, and never the other way round.
    package func mayBe(of history: String) -> Bool {
        self.history.map { DatabaseHistory.lineage(of: history).contains($0) } ?? true
    }

    /// Whether it tells of this customer, and not of another who has the id in another history.
    package func isOf(knownSince: Instant, _ keys: Keys) -> Bool {
        let erasure = Erasure(
            brand: brand, customer: customer, knownSince: knownSince, reason: reason, erasedAt: erasedAt)
        return Self.proof(of: erasure, history, keys) == proof
    }

    private static func proof(of erasure: Erasure, _ history: String?, _ keys: Keys) -> String {
        let parts = [
            erasure.brand.raw, erasure.customer.raw, erasure.knownSince.milliseconds, erasure.erasedAt.milliseconds,
        ]
        let message =
            (history.map { $0 + "/" } ?? "") + parts.map(String.init).joined(separator: "/") + "/"
            + erasure.reason.rawValue
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(message.utf8), using: keys.lastingKey(.erasures, brand: erasure.brand.raw))
        return Hex.of(code.prefix(16))
    }
}
