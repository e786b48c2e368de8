/// Of what cycles are reckoned beside the brand's.
package enum CycleLevel: Sendable, CaseIterable {
    case stores, categories, products
}
