import Shop

/// What a report of reach is made of.
struct ReachTally: Sendable {
    struct Channel: Sendable {
        var agreed = 0
        var keptOut = 0
    }

    /// By place of the stage.
    var customers = [Int](repeating: 0, count: Stage.every.count)
    var reached = [Int](repeating: 0, count: Stage.every.count)
    /// By place of the stage, then of the channel.
    var channels = [Channel](repeating: Channel(), count: Stage.every.count * ConsentChannel.allCases.count)

    /// Somebody of a stage.
    ///
    /// - Parameters:
    ///   - agreed: a bit for each channel, the first lowest.
    ///   - keptOut: the same.
    mutating func add(_ stage: Int, agreed: UInt8, keptOut: UInt8) {
        customers[stage] += 1
        if agreed & ~keptOut != 0 { reached[stage] += 1 }
        guard agreed != 0 else { return }
        for channel in ConsentChannel.allCases.indices where agreed >> UInt8(channel) & 1 == 1 {
            let place = stage * ConsentChannel.allCases.count + channel
            channels[place].agreed += 1
            if keptOut >> UInt8(channel) & 1 == 1 { channels[place].keptOut += 1 }
        }
    }
}
