import Shop

extension LiveBrand {
    /// Those names of each kind that contain a text, whatever its capitals: those that begin with it first, then by
    /// name.
    ///
    /// - Parameters:
    ///   - text: every name contains an empty one.
    ///   - limit: of each kind.
    /// - Complexity: a look at every name.
    package func names(containing text: String, limit: Int) -> KnownNames {
        let match = NameMatch(text)
        return KnownNames(
            categories: match.first(limit, of: Array(Set(shelf.products.compactMap(\.category)))) { [$0] },
            products: match.first(limit, of: shelf.products) { [$0.title, $0.code] }.map {
                KnownNames.Good(code: $0.code, title: $0.title)
            }, hosts: match.first(limit, of: origins) { [$0] }, tags: match.first(limit, of: tags) { [$0] },
            traits: match.first(limit, of: traits) { [$0] })
    }
}
