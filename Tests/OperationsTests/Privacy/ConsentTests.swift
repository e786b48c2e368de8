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

    @Test(
        arguments: [
            (true, 5, nil, ConsentRules.Verdict.suppresses), (false, 5, nil, .recorded), (false, 5, 4, .lifts),
            (false, 5, 5, .tooOld), (false, 5, 6, .tooOld), (true, 5, 6, .suppresses),
        ] as [(Bool, Int64, Int64?, ConsentRules.Verdict)])
    func theRuleIsByWhatCameLast(_ told: (Bool, Int64, Int64?, ConsentRules.Verdict)) {
        let verdict = ConsentRules.verdict(
            isWithdrawn: told.0, occurredAt: Instant(milliseconds: told.1),
            suppressedAt: told.2.map { Instant(milliseconds: $0) })
        #expect(verdict == told.3)
    }
}
