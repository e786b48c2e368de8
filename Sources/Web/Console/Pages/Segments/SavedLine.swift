import Access
import Insight
import Operations
import Shop

/// The saved segment that the address names, among all.
struct SavedLine {
    let line: ListSegments.Line
    let all: [ListSegments.Line]

    /// - Throws: `SegmentsError.noSuchSegment`.
    init(_ shell: Shell) async throws {
        all = try await shell.visit.run(ListSegments(brand: shell.name))
        let key = shell.visit["segment"]
        guard let line = all.first(where: { shell.key(of: $0.segment) == key }) else {
            throw SegmentsError.noSuchSegment(name: key, known: all.map(\.segment.name))
        }
        self.line = line
    }
}

extension Shell {
    /// The name of a saved segment in addresses: `g_…`
    func key(of segment: SavedSegment) -> String {
        visit.installation.name(of: segment.id)
    }

    /// Where a saved segment has its page.
    func address(of segment: SavedSegment) -> String {
        path + "/segments/" + key(of: segment)
    }

    /// What one may do, as pages of segments show it.
    var segmentRights: PageValues {
        let own: PageValues = ["change": may(.changeSegments)]
        return rights.merging(own) { $1 }
    }
}
