/// What a checkpoint holds of a brand. The rest of `LiveBrand` is made of it, or of the brand.
struct KeptColumns: Sendable {
    var people: LivePeople
    var shelf: LiveShelf
    var base: LivePart
    var tail: LivePart
    var unclaimed: UnclaimedOrders

    init(people: LivePeople, shelf: LiveShelf, base: LivePart, tail: LivePart, unclaimed: UnclaimedOrders) {
        self.people = people
        self.shelf = shelf
        self.base = base
        self.tail = tail
        self.unclaimed = unclaimed
    }

    /// - Throws: a `CheckpointFault`, for whatever the file may hold.
    init(from reader: inout CheckpointReader) throws {
        self.init(
            people: LivePeople(ids: [], arrows: [:]), shelf: LiveShelf(products: []), base: LivePart(),
            tail: LivePart(), unclaimed: UnclaimedOrders())
        try visit(with: &reader)
        guard reader.isAtEnd else { throw CheckpointFault.otherEdition }
        try check()
    }

    mutating func visit(with visitor: inout some CheckpointVisitor) throws {
        try people.visit(with: &visitor)
        try shelf.visit(with: &visitor)
        try base.visit("base", with: &visitor)
        try tail.visit("tail", with: &visitor)
        try unclaimed.visit(with: &visitor)
    }

    /// That every place named is one: a checksum says that this was written, not that it was right.
    private func check() throws {
        let bounds = LivePart.Bounds(
            persons: people.count, products: shelf.products.count, stores: shelf.stores.count,
            origins: shelf.origins.count, values: shelf.words.values.count)
        // A person of the base is found by index.
        guard base.slots <= people.count, zip(base.persons, 0...).allSatisfy({ Int($0) == $1 }) else {
            throw CheckpointFault.inconsistent(part: "base")
        }
        for (name, part) in [("base", base), ("tail", tail)] {
            if let wrong = part.fault(within: bounds) { throw CheckpointFault.inconsistent(part: "\(name) \(wrong)") }
        }
    }
}
