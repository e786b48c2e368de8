import Access
import Customers
import Database
import Shop

/// Whether the key file, as it is now, opens what is sealed: that it holds each key in use, the same that was used, and that
/// some persons open with it, or all.
enum KeysExamination {
    /// Of each brand and key, from either end.
    private static let sample = 50
    private static let mostValues = 1_000
    private static let atOnce = 500

    /// - Parameter all: whether everybody is tried.
    /// - Complexity: with `all`, opens everything that is sealed.
    static func finding(of installation: Installation, all: Bool) async throws -> Finding {
        let name = Examine.openedName
        let path = installation.keyFile.path
        let held: Keys
        do {
            _ = try await KeysInUse(of: installation).newest()
            held = try installation.keyFile.read()
        } catch let error as DatabaseError where error.code.hasPrefix("keys.") {
            return Finding(name, .bad, error.message)
        }
        var (persons, closed) = (0, 0)
        for brand in try await installation.database.read({ try Brands.all(in: $0) }) {
            let counts = try await installation.database.read { try PersonKeyRotation.counts(brand: brand.id, in: $0) }
            for number in counts.keys.sorted() {
                let check = PersonKeyCheck(held, brand: brand.id, wrappedWith: number)
                let found = try await all ? everybody(check, in: installation) : some(check, in: installation)
                persons += found.persons
                closed += found.closed
            }
        }
        let (secrets, shut) = try await installation.database.read { try SecondFactors.tried(held, in: $0) }
        guard closed + shut == 0 else {
            return Finding(
                name, .bad,
                Phrase(
                    en:
                        "\(closed) of \(persons) persons tried and \(shut) of \(secrets) second factors do not open with the "
                        + "keys in \(path): put back the file that they were sealed with, or restore a back-up",
                    zh: "用 \(path) 中的密钥，抽查的 \(persons) 位客户中有 \(closed) 位、\(secrets) 个第二因素中有 \(shut) 个"
                        + "无法解密：请放回加密时的密钥文件，或恢复备份"))
        }
        return Finding(
            name, .good,
            all
                ? Phrase(en: "all \(persons) persons", zh: "全部 \(persons) 位客户")
                : Phrase(
                    en: "\(persons) persons tried (all of them: huitou doctor --audit)",
                    zh: "抽查 \(persons) 位客户（全部检查：huitou doctor --audit）"))
    }

    private static func some(
        _ check: PersonKeyCheck, in installation: Installation
    ) async throws -> (persons: Int, closed: Int) {
        try await installation.database.read { tx in
            let first = try check.look(after: nil, limit: sample, mostValues: mostValues, in: tx)
            guard first.persons == sample else { return (first.persons, first.closed) }
            let last = try check.look(after: nil, .newestFirst, limit: sample, mostValues: mostValues, in: tx)
            return (first.persons + last.persons, first.closed + last.closed)
        }
    }

    /// Some at a time, so that no view stays open for long.
    private static func everybody(
        _ check: PersonKeyCheck, in installation: Installation
    ) async throws -> (persons: Int, closed: Int) {
        var (persons, closed) = (0, 0)
        var last: Int64?
        repeat {
            let from = last
            let page = try await installation.database.read { try check.look(after: from, limit: atOnce, in: $0) }
            persons += page.persons
            closed += page.closed
            last = page.last
            try Task.checkCancellation()
        } while last != nil
        return (persons, closed)
    }
}
