/// A database id that cannot be mistaken for the id of another kind of thing.
///
/// Ids are allotted by the database and mean nothing outside; what people see is the outer form that `OuterIDs` makes.
package struct ID<Entity>: Hashable, Comparable, Sendable {
    package let raw: Int64

    package init(_ raw: Int64) {
        self.raw = raw
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.raw < right.raw
    }
}
