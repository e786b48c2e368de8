import Customers
import Database
import Shop

/// Compares the list of the erased with what the database knows. Whoever is erased and not listed, as when the list was
/// lost, is listed again: that takes nothing from anybody.
enum ErasureExamination {
    static func finding(of installation: Installation) async throws -> Finding {
        let name = Phrase(en: "list of the erased", zh: "已删除客户名单")
        let list = installation.erasureList
        do {
            let known = try await installation.database.read { try Erasures.all(in: $0) }
            let added = try list.add(known, of: installation.history, installation.keys)
            _ = try list.readWhole(installation.keys)
            guard added > 0 else {
                return Finding(
                    name, .good, Phrase(en: "\(known.count) erased, all listed", zh: "已删除 \(known.count) 位，均在名单中"))
            }
            return Finding(
                name, .warning,
                Phrase(
                    en: "\(added) of \(known.count) erased were not in \(list.path), and are now: keep a copy of it",
                    zh: "\(known.count) 位已删除客户中有 \(added) 位不在 \(list.path) 中，现已补录：请保留其副本"))
        } catch let error as CustomersError {
            return Finding(name, .bad, error.message)
        }
    }
}
