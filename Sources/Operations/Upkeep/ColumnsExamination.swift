import Access
import Database
import Insight
import Shop

/// Looks at the columns that are kept between starts: each file is read whole and checked.
enum ColumnsExamination {
    /// One finding for each brand with a file.
    static func findings(of installation: Installation) async throws -> [Finding] {
        guard let checkpoints = installation.liveBrands.checkpoints else { return [] }
        var findings: [Finding] = []
        for brand in try await installation.database.read({ try Brands.all(in: $0) }) {
            let name = Phrase(en: "columns kept of \(brand.name)", zh: "\(brand.name)的列存文件")
            switch try await checkpoints.fault(of: brand) {
            case .missing: break
            case nil: findings.append(Finding(name, .good, Phrase(en: "as they should be", zh: "正常")))
            case .some(let fault):
                let next = Phrase(
                    en: "\(fault.message.english); loaded from the facts instead",
                    zh: "\(fault.message.chinese)；将改为从事实加载")
                findings.append(Finding(name, fault.isOrdinary ? .good : .warning, next))
            }
        }
        return findings
    }
}
