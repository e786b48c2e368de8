import Shop

extension Explained {
    /// Whether whoever filled in a form can mend it there.
    var isMendable: Bool { [.notFound, .invalid, .conflict].contains(kind) }
}
