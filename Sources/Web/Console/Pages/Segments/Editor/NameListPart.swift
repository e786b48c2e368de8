import Insight
import Operations

/// Names that browsers offer in the fields of conditions.
struct NameListPart {
    private let shell: Shell

    init(_ shell: Shell) {
        self.shell = shell
    }

    func values() async throws -> [PageValues] {
        let known = try await shell.visit.run(SuggestNames("", brand: shell.name))
        let products = known.names.products.map(\.title)
        let lists = [
            ("category", known.names.categories), ("product", products),
            ("goods", known.names.categories + products), ("host", known.names.hosts), ("tag", known.names.tags),
            ("store", known.stores), ("segment", known.segments),
        ]
        return lists.filter { !$0.1.isEmpty }.map { ["kind": $0.0, "values": $0.1] }
    }
}
