import Shop

/// The buyers of a batch without repeats: one who is told again, by the same keys, is who they were the first time.
struct DistinctBuyers {
    /// In the order in which each was told first.
    private(set) var buyers: [[BuyerKey]] = []
    /// One per buyer told, same order: its place among `buyers`.
    private(set) var places: [Int] = []

    init(_ told: [[BuyerKey]]) {
        var placeOf: [[BuyerKey]: Int] = [:]
        places.reserveCapacity(told.count)
        for keys in told {
            // A person's orders often follow one another.
            if let last = places.last, buyers[last] == keys {
                places.append(last)
                continue
            }
            let place = placeOf[keys] ?? buyers.count
            if place == buyers.count {
                placeOf[keys] = place
                buyers.append(keys)
            }
            places.append(place)
        }
    }
}
