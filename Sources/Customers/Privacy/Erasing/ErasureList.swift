import Crypto
package import Database
import Foundation
package import Shop

/// The file beside the keys that lists who was erased, so that no older copy of the database brings anybody back. A line
/// has the ids of brand and customer, the moment, the reason and a keyed hash: nothing of the person.
package struct ErasureList: Sendable {
    package let path: String

    /// - Parameters:
    ///   - keysPath: of the key file.
    ///   - place: of the database, where the key file serves others too; nil for a key file of its own.
    package init(besideKeys keysPath: String, place: String? = nil) {
        let name = place.map { place in
            "."
                + SHA256.hash(data: Data(place.utf8)).prefix(4).map { String(Int($0) + 256, radix: 16).suffix(2) }
                .joined()
        }
        path = keysPath + (name ?? "") + ".erasures"
    }

    /// One line, and what proves it.
    package struct Entry: Hashable, Sendable {
        package let brand: ID<Brand>
        package let customer: ID<Customer>
        package let reason: ErasureReason
        package let erasedAt: Instant
        let proof: String

        /// Whether it tells of this customer, and not of another who has the id in another history.
        package func isOf(knownSince: Instant, _ keys: Keys) -> Bool {
            let erasure = Erasure(
                brand: brand, customer: customer, knownSince: knownSince, reason: reason, erasedAt: erasedAt)
            return ErasureList.proof(of: erasure, keys) == proof
        }
    }

    /// Those listed, each once. What is no line of ours, such as one cut short, is passed over.
    package func read() throws -> [Entry] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw CustomersError.erasureStuck(path: path, reason: error.localizedDescription)
        }
        var seen: Set<Entry> = []
        return text.split(separator: "\n").compactMap(Self.entry).filter { seen.insert($0).inserted }
    }

    /// Adds those that are not listed yet; they are on the disk when this returns.
    package func add(_ erasures: [Erasure], _ keys: Keys) throws {
        let known = Set(try read())
        let fresh = erasures.map { Self.entry(of: $0, keys) }.filter { !known.contains($0) }
        guard !fresh.isEmpty else { return }
        // On a line of its own, whatever somebody left unfinished before it.
        let text = "\n" + fresh.map(Self.line).joined(separator: "\n") + "\n"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failed() }
        defer { _ = close(descriptor) }
        let bytes = Array(text.utf8)
        guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw failed()
        }
    }

    private static func entry(of erasure: Erasure, _ keys: Keys) -> Entry {
        Entry(
            brand: erasure.brand, customer: erasure.customer, reason: erasure.reason, erasedAt: erasure.erasedAt,
            proof: proof(of: erasure, keys))
    }

    private static func line(_ entry: Entry) -> String {
        "\(entry.brand.raw) \(entry.customer.raw) \(entry.erasedAt.milliseconds) \(entry.reason.rawValue) \(entry.proof)"
    }

    private static func entry(_ line: Substring) -> Entry? {
        let parts = line.split(separator: " ")
        guard parts.count == 5, let brand = Int64(parts[0]), let customer = Int64(parts[1]),
            let moment = Int64(parts[2]), let reason = ErasureReason(rawValue: String(parts[3]))
        else { return nil }
        return Entry(
            brand: ID(brand), customer: ID(customer), reason: reason, erasedAt: Instant(milliseconds: moment),
            proof: String(parts[4]))
    }

    private static func proof(of erasure: Erasure, _ keys: Keys) -> String {
        let parts = [
            erasure.brand.raw, erasure.customer.raw, erasure.knownSince.milliseconds, erasure.erasedAt.milliseconds,
        ]
        let message = parts.map(String.init).joined(separator: "/") + "/" + erasure.reason.rawValue
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(message.utf8), using: keys.lastingKey(.erasures, brand: erasure.brand.raw))
        return code.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func failed() -> CustomersError {
        .erasureStuck(path: path, reason: String(cString: strerror(errno)))
    }
}
