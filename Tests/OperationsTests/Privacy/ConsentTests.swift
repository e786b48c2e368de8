import Customers
import Database
import Facts
import Shop
import TestDatabases
import Testing

@testable import Operations

struct ConsentTests {
    private static func later(_ hours: Int64) -> Instant { Seeded.now.advanced(milliseconds: hours * 3_600_000) }

    @Test(arguments: TestEngine.available)
    func everyWordIsKeptAndTheLastStands(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let given = StatedConsent(.email, for: .marketing, method: "checkout", textVersion: "v3")
            let taken = StatedConsent(.email, for: .marketing, isWithdrawn: true, method: "reply")
            for (hours, consent) in [(1, given), (2, taken), (3, given)] as [(Int64, StatedConsent)] {
                try await seeded.run(TellConsent(consent, of: seeded.sparrow, brand: nil), at: Self.later(hours))
                // Said twice at the same moment, it is said once.
                try await seeded.run(TellConsent(consent, of: seeded.sparrow, brand: nil), at: Self.later(hours))
            }
            let shown = try await seeded.run(ShowConsents(of: seeded.sparrow, brand: nil))
            #expect(shown.lines.map(\.statement.consent) == [given, taken, given])
            #expect(shown.lines.map(\.stands) == [false, false, true])
            #expect(shown.lines.map(\.statement.occurredAt) == [1, 2, 3].map(Self.later))
            try await seeded.soundness()
        }
    }

    @Test(arguments: TestEngine.available)
    func aWithdrawnAddressIsLetInByANewerProofAlone(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let taken = StatedConsent(.sms, for: .marketing, isWithdrawn: true, method: "reply")
            try await seeded.run(TellConsent(taken, of: seeded.sparrow, brand: nil), at: Self.later(5))
            try await seeded.tellConsent("old", of: "zsparrownick", at: Self.later(4))
            var shown = try await seeded.run(ShowConsents(of: seeded.sparrow, brand: nil))
            #expect(shown.lines.map(\.statement.consent) == [taken])
            #expect(shown.suppressed.map(\.channel) == [.sms])
            let late = StatedConsent(.sms, for: .marketing, method: "checkout")
            await #expect(throws: CustomersError.consentTooOld) {
                try await seeded.run(TellConsent(late, of: seeded.sparrow, brand: nil), at: Self.later(3))
            }
            try await seeded.tellConsent("new", of: "zsparrownick", at: Self.later(6))
            shown = try await seeded.run(ShowConsents(of: seeded.sparrow, brand: nil))
            #expect(shown.lines.map(\.stands) == [false, true])
            #expect(shown.suppressed.isEmpty)
        }
    }

    /// The person is somebody new, and their phone is the old one.
    @Test(arguments: TestEngine.available)
    func whatIsKeptOutOutlastsAnErasure(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            let afterwards = Self.later(30 * 24)
            let order = PersonFile.orders.replacing("9001", with: "9101").replacing("2026-01-01", with: "2026-06-02")
            try await seeded.bring("ExportOrderList202606031000.csv", order, at: afterwards)
            let back = try #require(try await seeded.find("王金丝雀", at: afterwards))
            let shown = try await seeded.run(ShowConsents(of: back, brand: nil), at: afterwards)
            #expect(Set(shown.suppressed.map(\.channel)) == [.sms, .phone, .post])
            #expect(shown.suppressed.allSatisfy { $0.purpose != .service && $0.since == Seeded.now })
            try await seeded.tellConsent("newer", of: "qcanarynick", at: Self.later(30 * 24 + 1))
            let now = try await seeded.run(ShowConsents(of: back, brand: nil), at: afterwards)
            #expect(now.lines.map(\.stands) == [true])
            #expect(!now.suppressed.contains { $0.channel == .sms && $0.purpose == .marketing })
        }
    }

    /// Two who were held for one: what the other agreed to is not theirs.
    @Test(arguments: TestEngine.available)
    func whoIsPartedStandsByTheirOwnWordAgain(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let taken = StatedConsent(.sms, for: .marketing, isWithdrawn: true, method: "reply")
            let given = StatedConsent(.sms, for: .marketing, method: "form")
            try await seeded.run(TellConsent(taken, of: seeded.sparrow, brand: nil), at: Self.later(1))
            let merged = try await seeded.run(
                MergeCustomers(seeded.canary, seeded.sparrow, reason: nil, brand: nil), at: Self.later(2))
            try await seeded.run(TellConsent(given, of: seeded.canary, brand: nil), at: Self.later(3))
            #expect(try await seeded.run(ShowConsents(of: seeded.sparrow, brand: nil)).suppressed.isEmpty)
            // Told late, it kept nothing out, as they had agreed since.
            let calls = StatedConsent(.phone, for: .marketing, isWithdrawn: true, method: "reply")
            let agreed = StatedConsent(.phone, for: .marketing, method: "form")
            try await seeded.run(TellConsent(agreed, of: seeded.canary, brand: nil), at: Self.later(4))
            try await seeded.tell(calls, "late", of: "zsparrownick", at: Self.later(3))
            _ = try await seeded.run(
                UnmergeCustomers(try #require(merged.joining), brand: nil), at: Self.later(5))
            let shown = try await seeded.run(ShowConsents(of: seeded.sparrow, brand: nil)).suppressed
            #expect(shown.map(\.channel) == [.sms, .phone])
            #expect(shown.map(\.since) == [Self.later(1), Self.later(3)])
            #expect(try await seeded.run(ShowConsents(of: seeded.canary, brand: nil)).suppressed.isEmpty)
            try await seeded.soundness()
        }
    }

    @Test func nothingStandsOfWhoWasErased() async throws {
        try await Seeded.open(.sqlite) { seeded in
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            let shown = try await seeded.run(ShowConsents(of: seeded.canary, brand: nil))
            #expect(shown.lines.map(\.stands) == [false])
            #expect(shown.erased?.reason == .request)
            let profile = try await seeded.run(ShowCustomer(id: seeded.canary, brand: nil))
            #expect(profile.consents.isEmpty)
            #expect(profile.erased?.reason == .request)
        }
    }

    @Test func consentWantsAProofAndSomebodyWhoIsThere() async throws {
        try await Seeded.open(.sqlite) { seeded in
            let unproved = StatedConsent(.sms, for: .marketing, method: " ")
            await #expect(throws: CustomersError.noProof) {
                try await seeded.run(TellConsent(unproved, of: seeded.sparrow, brand: nil))
            }
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            let given = StatedConsent(.sms, for: .marketing, method: "reply")
            await #expect(throws: CustomersError.isErased) {
                try await seeded.run(TellConsent(given, of: seeded.canary, brand: nil))
            }
        }
    }

    /// In whatever order words are told, the newest stands: also a withdrawal that is told after a newer consent.
    @Test(arguments: TestEngine.available)
    func theNewestWordStandsInWhateverOrderTheyAreTold(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            var generator = Dice(state: 5)
            for channel in [ConsentChannel.sms, .phone] {
                for purpose in ConsentPurpose.allCases {
                    var words = (1...4).map { (hours: Int64($0), isWithdrawn: Bool.random(using: &generator)) }
                    let standing = try #require(words.last)
                    words.shuffle(using: &generator)
                    for (number, word) in words.enumerated() {
                        try await seeded.tell(
                            StatedConsent(channel, for: purpose, isWithdrawn: word.isWithdrawn, method: "told"),
                            "\(channel) \(purpose) \(number)", of: "zsparrownick", at: Self.later(word.hours))
                    }
                    let shown = try await seeded.run(ShowConsents(of: seeded.sparrow, brand: nil))
                    let isOut = shown.suppressed.contains { $0.channel == channel && $0.purpose == purpose }
                    #expect(isOut == standing.isWithdrawn, "\(words)")
                    let last = shown.lines.last {
                        $0.statement.consent.channel == channel && $0.statement.consent.purpose == purpose
                    }
                    #expect(last?.statement.consent.isWithdrawn == standing.isWithdrawn)
                    #expect(last?.stands == true)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aWithdrawalToldLateShutsNobodyOutWhoAgreedSince(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            try await seeded.tellConsent("given", of: "zsparrownick", at: Self.later(5))
            let taken = StatedConsent(.sms, for: .marketing, isWithdrawn: true, method: "reply")
            try await seeded.tell(taken, "late", of: "zsparrownick", at: Self.later(3))
            var shown = try await seeded.run(ShowConsents(of: seeded.sparrow, brand: nil))
            #expect(shown.suppressed.isEmpty)
            #expect(shown.lines.map(\.statement.consent.isWithdrawn) == [true, false])
            try await seeded.tell(taken, "later", of: "zsparrownick", at: Self.later(6))
            shown = try await seeded.run(ShowConsents(of: seeded.sparrow, brand: nil))
            #expect(shown.suppressed.map(\.since) == [Self.later(6)])
        }
    }

    /// What is said at moment five.
    @Test(
        arguments: [
            (true, nil, nil, .suppresses), (false, nil, nil, .recorded), (false, 4, nil, .lifts),
            (false, 5, nil, .tooOld), (false, 6, nil, .tooOld), (true, 6, nil, .suppresses), (true, nil, 6, .recorded),
            (true, nil, 5, .suppresses), (true, nil, 4, .suppresses), (false, nil, 6, .recorded),
        ] as [(Bool, Int64?, Int64?, ConsentRules.Verdict)])
    func theRuleIsByWhatWasSaidLast(_ told: (Bool, Int64?, Int64?, ConsentRules.Verdict)) {
        let verdict = ConsentRules.verdict(
            isWithdrawn: told.0, occurredAt: Instant(milliseconds: 5),
            suppressedAt: told.1.map { Instant(milliseconds: $0) }, givenAt: told.2.map { Instant(milliseconds: $0) })
        #expect(verdict == told.3)
    }
}

/// The same throws each time.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
