package import Shop

/// How many of each stage may be written to, channel by channel: who agreed to marketing by it, and whom nothing keeps
/// out. Whether an address is known is not asked.
package struct ReachReport: Sendable, Equatable {
    package struct Cell: Sendable, Equatable {
        package let channel: ConsentChannel
        /// Whose word that stands is a yes.
        package let agreed: Int
        /// Those of them an address of whom is kept out (退订名单).
        package let keptOut: Int
        /// Those of them who may be reached, of all in the stage.
        package let reachable: Share
    }

    package struct Row: Sendable, Equatable {
        package let stage: Stage
        package let customers: Int
        /// Every channel.
        package let cells: [Cell]
        /// Who may be reached by one channel at least.
        package let byAny: Share
    }

    package let day: BrandDay
    /// Every stage, in the order of a life.
    package let rows: [Row]
    /// Of all purchases up to the day.
    package let coverage: Coverage

    /// Of everybody whom the brand knows.
    package func total(_ channel: ConsentChannel) -> Share {
        let cells = rows.compactMap { row in row.cells.first { $0.channel == channel } }
        return Share(
            cells.reduce(0) { $0 + $1.reachable.part }, of: rows.reduce(0) { $0 + $1.customers })
    }

    init(day: BrandDay, _ tally: ReachTally, coverage: Coverage) {
        self.day = day
        self.coverage = coverage
        rows = Stage.every.map { stage in
            let customers = tally.customers[stage.place]
            return Row(
                stage: stage, customers: customers,
                cells: ConsentChannel.allCases.enumerated().map { place, channel in
                    let own = tally.channels[stage.place * ConsentChannel.allCases.count + place]
                    return Cell(
                        channel: channel, agreed: own.agreed, keptOut: own.keptOut,
                        reachable: Share(own.agreed - own.keptOut, of: customers))
                }, byAny: Share(tally.reached[stage.place], of: customers))
        }
    }
}
