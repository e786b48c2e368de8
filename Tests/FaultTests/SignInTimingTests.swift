import Access
import Database
import Foundation
import Operations
import Shop
import TestDatabases
import TestProgram
import Testing

/// How long an unknown name and a wrong password take, by the clock: in the soak alone, as no machine that does other things
/// besides is even enough for it. That both take one hash and get one answer, `SignInTests` try at every run.
@Suite(.timeLimit(.minutes(60)), .enabled(if: Soak.isLong, "timings are taken by make soak"))
struct SignInTimingTests {
    private static let tries = Soak.of(200, long: 2_000)
    /// A tenth of what a hash costs: what is not the hash weighs the more.
    private static let cost = PasswordCost(memoryKiB: 8_192, passes: 2, lanes: 1)

    @Test func anUnknownNameTakesAsLongAsAWrongPassword() async throws {
        let start = Instant(seconds: 1_780_000_000)
        try await TestEngine.sqlite.location { location in
            let installation = try await Installation.open(
                DatabasePlace(location.shown) { $0 }, keysPath: nil, makes: true, hasher: PasswordHasher(Self.cost),
                at: start)
            _ = try await installation.run(
                AddMember(name: "wang", password: Secret("correct horse battery")), as: .commandLine, at: start)
            var random = SplitMix(state: 46)
            var taken: [Bool: [Double]] = [:]
            for number in 0..<(Self.tries * 2) {
                // In no order that anything else could follow; each kind as often as the other.
                let isKnown = number % 2 == 0 ? random.below(2) == 0 : taken[true, default: []].count <= number / 2
                // Twenty seconds apart, so that no limit is met.
                let now = start.advanced(milliseconds: Int64(number) * 20_000)
                let asked = SignIn(
                    name: isKnown ? "wang" : "nobody \(number)", password: Secret("a wrong password"),
                    address: "198.51.\(number / 250 % 250).\(number % 250)")
                let before = ContinuousClock.now
                await #expect(throws: AccessError.signInFailed) { _ = try await asked.run(in: installation, at: now) }
                let time = ContinuousClock.now - before
                taken[isKnown, default: []].append(Double(time.components.attoseconds) / 1e15)
            }
            try await installation.close()
            let (known, unknown) = (taken[true, default: []].sorted(), taken[false, default: []].sorted())
            let medians = (known[known.count / 2], unknown[unknown.count / 2])
            let apart = abs(medians.0 - medians.1) / max(medians.0, medians.1)
            let p = RankSum.p(known, unknown)
            #expect(apart < 0.05)
            Soak.tell(
                "46 known and unknown names", runs: 1, injections: known.count + unknown.count,
                "medians \(medians.0.formatted(.number.precision(.fractionLength(2)))) and "
                    + "\(medians.1.formatted(.number.precision(.fractionLength(2)))) ms, "
                    + "\((apart * 100).formatted(.number.precision(.fractionLength(1)))) % apart; Mann–Whitney p = "
                    + p.formatted(.number.precision(.significantDigits(2))))
        }
    }
}

/// Mann and Whitney's test (1947) by its normal approximation, for samples of hundreds.
enum RankSum {
    /// How likely two samples of one distribution are to lie as far apart as these; both sorted.
    static func p(_ one: [Double], _ other: [Double]) -> Double {
        let all = (one.map { ($0, true) } + other.map { ($0, false) }).sorted { $0.0 < $1.0 }
        var (ranks, ties, place) = (0.0, 0.0, 0)
        while place < all.count {
            var end = place
            while end < all.count, all[end].0 == all[place].0 { end += 1 }
            let rank = Double(place + 1 + end) / 2
            ranks += rank * Double(all[place..<end].count { $0.1 })
            let equal = Double(end - place)
            ties += equal * equal * equal - equal
            place = end
        }
        let (m, n) = (Double(one.count), Double(other.count))
        let u = ranks - m * (m + 1) / 2
        let deviation = (m * n / 12 * ((m + n + 1) - ties / ((m + n) * (m + n - 1)))).squareRoot()
        return erfc(abs(u - m * n / 2) / deviation / 2.0.squareRoot())
    }
}
