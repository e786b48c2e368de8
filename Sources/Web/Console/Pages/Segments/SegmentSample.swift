import Insight
import Operations
import Shop

/// A few members of a segment, those who brought most.
struct SegmentSample {
    private static let most = 5
    private let shell: Shell

    init(_ shell: Shell) {
        self.shell = shell
    }

    /// - Parameters:
    ///   - text: a saved segment's name, or a segment.
    ///   - why: what leads to the reason why somebody is in it; nil for nothing.
    func of(_ text: String, why: (address: String, segment: String)? = nil) async throws -> [PageValues] {
        let page = try await shell.visit.run(
            BrowseCustomers(brand: shell.name, .segment(text), by: .money, limit: Self.most))
        return page.lines.map { line -> PageValues in
            var values = face(line.id, line.name)
            if let totals = line.totals { values["detail"] = detail(totals) }
            if let why {
                let customer = shell.path + "/customers/" + line.id
                values["whyAddress"] = why.address + "?why=" + line.id
                values["whyPart"] = customer + "/why?segment=" + FormFields.encoded(why.segment)
                values["whyLabel"] = shell.words("segments.whyOf", ["name": line.name ?? line.id])
            }
            return values
        }
    }

    /// Somebody in a list.
    func face(_ id: String, _ name: String?) -> PageValues {
        [
            "initial": Written.initial(of: name ?? "#"), "open": shell.path + "/customers/" + id,
            "label": name ?? id,
        ]
    }

    private func detail(_ totals: PersonTotals) -> String {
        let purchases = shell.words(
            "segments.bought", count: totals.purchases, ["count": shell.written.count(totals.purchases)])
        guard let last = totals.last else { return purchases }
        let days = shell.today.number - last.number
        let ago =
            days == 0
            ? shell.words("customer.today") : shell.words("customer.ago", ["count": shell.written.count(days)])
        return purchases + (shell.words.language == .chinese ? "，" : ", ") + ago
    }
}
