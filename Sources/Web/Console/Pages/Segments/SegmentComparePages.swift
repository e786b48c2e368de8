import Operations
import Shop

/// Two saved segments beside each other, or one on two days.
enum SegmentComparePages {
    private static let path = "/b/{brand}/segments/compare"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let part = try await SegmentComparePart(try await Shell(visit))
            let values = try await part.values()
            return part.shell.page(
                "segment_compare", title: visit.words("segments.compareTitle"), at: .segments, values)
        },
        .show(path + ".csv") { visit in
            let part = try await SegmentComparePart(try await Shell(visit))
            guard let sheet = try await part.sheet() else { throw WebError.noSuchPage }
            return sheet.reply(named: "segments-compared.csv")
        },
    ]
}
