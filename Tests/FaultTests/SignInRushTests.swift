import Foundation
import TestProgram
import Testing

/// Two hundred who sign in at once, at the full cost of a hash, in a process of their own.
@Suite(.timeLimit(.minutes(60)))
struct SignInRushTests {
    @Test func twoHundredAtOnceTakeTwoHashesOfMemory() async throws {
        try await Rig.open(customers: 20) { rig in
            let rush = try rig.client("rush", ["count=200"])
            let answer = try rush.finish()
            #expect(answer.status == 0, "\(answer.out) \(answer.error)")
            let said = try rush.said()
            let answers = said.filter { $0[0] == "answer" }.reduce(into: [:]) { $0[$1[1]] = Int($1[2]) }
            // Two run, sixty-four wait, and nobody is kept waiting for more: the others are told to come again.
            #expect(Set(answers.keys).isSubset(of: ["sign_in.failed", "sign_in.busy"]), "\(said)")
            #expect(answers.values.reduce(0, +) == 200)
            #expect((66...200).contains(answers["sign_in.failed"] ?? 0), "\(said)")
            let running = said.first { $0[0] == "running" }.flatMap { Int($0[1]) }
            #expect(running == 2)
            let grown = try #require(said.first { $0[0] == "grown" }.flatMap { Int($0[1]) })
            #expect(grown < 300_000, "\(grown) kB")
            Soak.tell(
                "56 200 sign-ins at once", runs: 1, injections: 200,
                "\(running ?? 0) hashes at a time, resident memory grew by \(grown / 1_000) MB")
        }
    }
}
