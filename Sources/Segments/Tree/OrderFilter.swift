package import Shop

/// Which orders (or behaviours) count: those that fit every part that is given.
package struct OrderFilter: Hashable, Sendable {
    package enum Part: Sendable, CaseIterable {
        case goods, store, source, host
    }

    package var goods: Goods?
    /// Names of stores, one of which it must be; empty: any.
    package var stores: [String]
    package var sources: [Platform]
    /// 主播: names of those whose live show it came through.
    package var hosts: [String]

    package init(goods: Goods? = nil, stores: [String] = [], sources: [Platform] = [], hosts: [String] = []) {
        self.goods = goods
        self.stores = stores.withoutRepeats
        self.sources = sources.withoutRepeats
        self.hosts = hosts.withoutRepeats
    }

    package static let none = OrderFilter()

    package var isEmpty: Bool { self == .none }

    /// The parts that are given.
    package var parts: Set<Part> {
        var parts: Set<Part> = []
        if goods != nil { parts.insert(.goods) }
        if !stores.isEmpty { parts.insert(.store) }
        if !sources.isEmpty { parts.insert(.source) }
        if !hosts.isEmpty { parts.insert(.host) }
        return parts
    }
}

/// Products and categories by name, one of which it must be.
package struct Goods: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// By code or title.
        case product
        case category
        /// Either, whichever carries the name.
        case named
    }

    package let kind: Kind
    package let names: [String]

    package init(_ kind: Kind, _ names: [String]) {
        self.kind = kind
        self.names = names.withoutRepeats
    }
}

extension Array where Element: Hashable {
    /// Each element where it first stands.
    var withoutRepeats: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
