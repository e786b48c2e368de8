package import Database
import Segments
package import Shop

extension ReferenceFigures {
    /// How many of each stage may be written to, channel by channel.
    ///
    /// - Parameter keptOut: by channel: customers an address of whom is kept out of marketing by it.
    package static func reach(
        on day: BrandDay, keptOut: [ConsentChannel: [ID<Customer>]], brand: Brand,
        settings: FigureSettings = FigureSettings(), in tx: ReadTransaction
    ) throws -> ReachReport {
        let report = try stages(on: day, brand: brand, settings: settings, in: tx)
        let survivors = try Survivors(brand: brand, in: tx)
        var persons: [ID<Customer>: PersonFacts] = [:]
        let end = day.adding(days: 1).start(in: brand.timeZone)
        try AttributeBook(brand: brand, end: end, survivors: survivors, members: nil).read(into: &persons, in: tx)
        let out = keptOut.mapValues { Set($0.map { survivors.survivor(of: $0) }) }
        var tally = ReachTally()
        for row in report.rows {
            var (agreed, kept): (UInt8, UInt8) = (0, 0)
            for (place, channel) in ConsentChannel.allCases.enumerated() {
                let says = persons[row.customer]?.consents.contains {
                    $0.channel == channel && $0.purpose == .marketing && !$0.isWithdrawn
                }
                if says ?? false { agreed |= 1 << UInt8(place) }
                if out[channel]?.contains(row.customer) ?? false { kept |= 1 << UInt8(place) }
            }
            tally.add(row.stage.place, agreed: agreed, keptOut: kept)
        }
        return ReachReport(day: day, tally, coverage: report.coverage)
    }
}
