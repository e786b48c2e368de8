package import Access
package import Customers
import Database
import Imports
package import Shop

/// What something says that was set aside, in the clear: it may name persons. Whoever asks is written down before they see
/// it.
package struct ShowSetAside: BrandOperation {
    package static let permission = Permission.revealCustomers
    package static let audited = Audited.answer(.asideShown)

    package struct Answer: Sendable {
        /// `a_…`
        package let name: String
        package let item: SetAsideItem
        /// As it was sent, as far as it is kept.
        package let content: String
        /// What is wrong with it, as far as that can be said of a part.
        package let problem: Phrase?
    }

    package static func audited(_ output: Answer) -> AuditedAnswer {
        AuditedAnswer(of: AuditSubject(.aside, output.item.id.raw))
    }

    private let name: String
    package let brand: String?

    /// - Parameter name: `a_…`
    package init(_ name: String, brand: String?) {
        self.name = name
        self.brand = brand
    }

    /// - Throws: `CustomersError.noSuchAside`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let found = try await installation.database.read { tx in
            try installation.aside(name).flatMap {
                try SetAside.find($0, brand: brand.id, installation.keys, in: tx)
            }
        }
        guard let found else { throw CustomersError.noSuchAside }
        return Answer(
            name: name, item: found.item, content: String(decoding: found.content, as: UTF8.self),
            problem: problem(with: found, of: brand, at: now))
    }

    private func problem(
        with found: (item: SetAsideItem, content: [UInt8]), of brand: Brand, at now: Instant
    ) -> Phrase? {
        guard let aside = WebhookAside(found.item), !found.item.isCut else { return nil }
        do throws(WebhookFault) {
            let options = ImportOptions(zone: brand.timeZone, currency: brand.currency, now: now)
            _ = try WebhookReading.told(aside.topic, of: aside.kind, found.content, options)
            return nil
        } catch {
            guard let problem = error.problem else { return nil }
            guard let column = problem.column else { return problem.reason }
            return Phrase(
                en: "\(column): \(problem.reason.english)", zh: "\(column)：\(problem.reason.chinese)")
        }
    }
}
