import Shop

/// Something a sample brand sells.
struct Article {
    enum Use {
        /// Bought when wished for.
        case lasting
        /// Used up: `pack` units, `perDay` of them a day.
        case consumable(pack: Int64, perDay: Double)
        /// Works with the consumables of another category, first bought so many days later.
        case device(refills: String, afterDays: Double)
    }

    let code: String
    let title: String
    let westernTitle: String
    let priceMinor: Int64
    let use: Use
    /// How often it is chosen, beside the others of its category.
    let share: Double
    /// 规格
    let variants: [String]

    init(
        _ code: String, _ title: String, _ westernTitle: String, yuan: Double, _ use: Use = .lasting,
        share: Double = 1, variants: [String] = []
    ) {
        self.code = code
        self.title = title
        self.westernTitle = westernTitle
        priceMinor = Int64((yuan * 100).rounded())
        self.use = use
        self.share = share
        self.variants = variants
    }

    func price(in store: SampleStore) -> Int64 {
        switch store.wording {
        case .chinese: priceMinor
        // About seven yuan to the dollar, ending in 99 cents.
        case .western: priceMinor == 0 ? 0 : priceMinor / 700 * 100 + 99
        }
    }

    var isConsumable: Bool {
        switch use {
        case .consumable: true
        case .lasting, .device: false
        }
    }

    var packSize: Int64? {
        switch use {
        case .consumable(let pack, _): pack
        case .lasting, .device: nil
        }
    }
}
