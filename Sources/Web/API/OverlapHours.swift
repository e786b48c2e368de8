import Access

/// How long what was replaced is good beside its successor; a day unless told otherwise.
struct OverlapHours: BoundedNumber {
    static let bounds = Terms.overlapHours
    static let example = 24
    let number: Int
}

extension OverlapHours? {
    var number: Int { self?.number ?? 24 }
}
