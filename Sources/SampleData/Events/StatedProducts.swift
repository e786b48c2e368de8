import Shop

/// A brand's articles as products of its stores, made once.
struct StatedProducts {
    /// By store, then by article and variant.
    private let products: [[[StatedProduct]]]

    init(catalogue: Catalogue, stores: [SampleStore]) {
        products = stores.map { store in
            catalogue.articles.enumerated().map { place, article in
                let category =
                    place < catalogue.categoryOf.count ? catalogue.categories[catalogue.categoryOf[place]] : nil
                let variants: [String?] = article.variants.isEmpty ? [nil] : article.variants
                return variants.map { variant in
                    switch store.wording {
                    case .chinese:
                        StatedProduct(
                            code: article.code, title: article.title, category: category?.name, variant: variant)
                    case .western:
                        StatedProduct(
                            code: article.code, title: article.westernTitle, category: category?.westernName,
                            variant: nil)
                    }
                }
            }
        }
    }

    func product(_ article: Int, _ variant: Int, in store: Int) -> StatedProduct {
        let variants = products[store][article]
        return variants[min(variant, variants.count - 1)]
    }
}
