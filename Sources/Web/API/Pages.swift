/// A page of a list.
struct Page<Item: Codable & Sendable>: Codable, Sendable {
    let items: [Item]
    /// What to ask for behind `after` to go on; absent at the end.
    let next: String?
}

/// Which page of a list is asked for.
struct PageQuery: Codable, Sendable {
    /// `next` of the page before.
    let after: String?
    let limit: PageLimit?
}

/// How many items a page may hold.
struct PageLimit: BoundedNumber {
    static let bounds = 1...500
    static let example = 50
    let number: Int
}

extension PageLimit? {
    /// Fifty unless told otherwise.
    var number: Int { self?.number ?? 50 }
}
