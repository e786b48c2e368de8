import Columns
package import Shop

extension LiveBrand {
    /// How many of each stage may be written to, channel by channel.
    ///
    /// - Parameter keptOut: by channel: customers an address of whom is kept out of marketing by it.
    /// - Complexity: two passes over the orders, one over what was said of consents, and a look at each of `keptOut`.
    package func reach(
        on day: BrandDay, keptOut: [ConsentChannel: [ID<Customer>]], settings: FigureSettings = FigureSettings()
    ) -> ReachReport {
        let purchases = purchases(byEach: [day])
        let passes = stagePasses([day], purchases, settings)
        let parents = parents(passes)
        let wanted = keptOut.mapValues { customers in SomePersons(customers.compactMap { people.index(of: $0.raw) }) }
        var tally = ReachTally()
        for (number, (part, pass)) in zip(parts, passes).enumerated() {
            var agreed = [UInt8](repeating: 0, count: part.slots)
            var out = agreed
            for (place, channel) in ConsentChannel.allCases.enumerated() {
                part.attributes[.consent(channel, .marketing)]?.forEachStanding(by: Int32(clamping: day.number)) {
                    if $1 == 1 { agreed[$0] |= 1 << UInt8(place) }
                }
                guard let persons = wanted[channel], !persons.all.isEmpty else { continue }
                // The base, where each person's slot is their index, comes first.
                for slot in part.slots(of: persons, isOfEverybody: number == 0).indices() {
                    out[Int(slot)] |= 1 << UInt8(place)
                }
            }
            pass.forEachPerson(of: 0..<part.slots, parents: parents) { slot, codes in
                guard codes[0] > 0 else { return }
                tally.add(Int(codes[0]) - 1, agreed: agreed[slot], keptOut: out[slot])
            }
        }
        return ReachReport(
            day: day, tally, coverage: coverage(purchases.map(\.orders), from: nil, by: day))
    }
}
