/// The names that a segment speaks of, so that a caller can look whether they exist. Each once, in the order of the text.
package struct SegmentNames: Hashable, Sendable {
    package private(set) var products: [String] = []
    package private(set) var categories: [String] = []
    /// Products or categories: one of the two should carry the name.
    package private(set) var goods: [String] = []
    package private(set) var stores: [String] = []
    package private(set) var hosts: [String] = []
    package private(set) var tags: [String] = []
    package private(set) var traits: [String] = []
    package private(set) var segments: [String] = []

    package init(of segment: Segment) {
        for clause in segment.clauses { add(clause) }
        products = products.withoutRepeats
        categories = categories.withoutRepeats
        goods = goods.withoutRepeats
        stores = stores.withoutRepeats
        hosts = hosts.withoutRepeats
        tags = tags.withoutRepeats
        traits = traits.withoutRepeats
        segments = segments.withoutRepeats
    }

    private mutating func add(_ clause: Clause) {
        switch clause {
        case .happening(let happening): add(happening.filter)
        case .number(let clause): add(clause.filter)
        case .moment(let clause): add(clause.filter)
        case .due(let clause): clause.goods.map { add($0) }
        case .tag(let names): tags += names
        case .trait(let clause): traits.append(clause.name)
        case .store(let names): stores += names
        case .segment(let names): segments += names
        case .rfm, .stage, .value, .lapse, .field, .source, .consent: break
        }
    }

    private mutating func add(_ filter: OrderFilter) {
        filter.goods.map { add($0) }
        stores += filter.stores
        hosts += filter.hosts
    }

    private mutating func add(_ goods: Goods) {
        switch goods.kind {
        case .product: products += goods.names
        case .category: categories += goods.names
        case .named: self.goods += goods.names
        }
    }
}
