import Testing

@testable import Insight

/// When columns are written down.
struct CheckpointWorthTests {
    @Test(arguments: [
        // A brand of a hundred orders.
        (Duration.milliseconds(8), nil as Int64?, 100_000, false, false),
        // Ten million orders, loaded from the facts.
        (.seconds(60), nil, 800_000_000, true, true),
        // The same, read from its file, with little news: at the end writing would take longer than following.
        (.milliseconds(700), 900, 800_000_000, false, false),
        (.milliseconds(1_500), 2_000, 800_000_000, false, true),
        (.seconds(4), 6_000, 800_000_000, true, true),
        // So many facts that a little more would make the file useless.
        (.milliseconds(400), 25_000, 800_000_000, false, true),
        // A million orders.
        (.milliseconds(2_500), nil, 60_000_000, true, true),
    ])
    func aFileIsWrittenOnceItSparesMoreThanItCosts(
        _ spared: Duration, _ facts: Int64?, _ bytes: Int, _ atEnd: Bool, _ meanwhile: Bool
    ) {
        let worth = CheckpointWorth(spared: spared, facts: facts, bytes: bytes)
        #expect(worth.atEnd == atEnd)
        #expect(worth.meanwhile == meanwhile)
    }
}
