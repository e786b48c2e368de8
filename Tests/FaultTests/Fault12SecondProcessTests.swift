import Foundation
import TestProgram
import Testing

/// A second process on the same file: it has what it wants done by the one that holds it. Where that one does not answer, it
/// says so, and which process it is. That commands are handed over, `HandOverTests` try.
@Suite(.timeLimit(.minutes(60)))
struct Fault12SecondProcessTests {
    @Test func whoeverWaitsForAStoppedProcessIsToldWhichAndWhatToDo() async throws {
        try await Rig.open { rig in
            let holder = try rig.start(["segments", "watch", "--lang", "en"])
            defer { holder.send(SIGKILL) }
            try await Self.wait(holder) {
                try String(contentsOfFile: holder.error, encoding: .utf8).contains("Following")
            }
            // It serves, and lives on.
            try rig.good("brand", "list")
            holder.send(SIGSTOP)
            let number = holder.process.processIdentifier
            let waiting = try rig.run(["brand", "list", "--json", "--lang", "en"])
            #expect(waiting.status == 69, "\(waiting.out) \(waiting.error)")
            for word in ["\"database.holder_silent\"", "Process \(number) holds", "kill -CONT \(number)"] {
                #expect(waiting.error.contains(word), "\(word): \(waiting.error)")
            }
            holder.send(SIGCONT)
            try rig.good("brand", "list")
            holder.send(SIGTERM)
            let ended = try holder.finish()
            #expect(ended.status == 0, "\(ended.error)")
            try rig.soundness()
        }
    }

    /// What takes longer than a holder may say nothing is waited for, as it says that it lives.
    @Test func whoeverWaitsForABusyProcessGoesOnWaiting() async throws {
        try await Rig.open { rig in
            let holder = try rig.start(["segments", "watch"])
            defer { holder.send(SIGKILL) }
            try await Self.wait(holder) { try !String(contentsOfFile: holder.error, encoding: .utf8).isEmpty }
            // It tells of nothing for as long as nobody enters anything.
            let watching = try rig.start(["segments", "watch", "--json"])
            try await Task.sleep(for: .seconds(18))
            let complaint = try String(contentsOfFile: watching.error, encoding: .utf8)
            #expect(watching.process.isRunning, "\(complaint)")
            watching.send(SIGKILL)
            _ = try watching.finish()
            holder.send(SIGTERM)
            #expect(try holder.finish().status == 0)
        }
    }

    @Test func aProcessThatTakesNoCommandsIsNamed() async throws {
        try await Rig.open { rig in
            let holder = try rig.client("load", ["run=1", "milliseconds=60000", "kinds=tags"])
            defer { holder.send(SIGKILL) }
            try await holder.wait("no load") { $0.contains { $0[0] == "tag" } }
            let refused = try rig.run(["brand", "list", "--json", "--lang", "en"])
            #expect(refused.status == 69)
            #expect(refused.error.contains("\"database.held\""), "\(refused.error)")
            #expect(refused.error.contains("Process \(holder.process.processIdentifier) holds"), "\(refused.error)")
            let restoring = try rig.run(["restore", rig.db, "--replace", "--json"])
            #expect(restoring.status == 69 || restoring.status == 65, "\(restoring.error)")
        }
    }

    private static func wait(_ running: Binary.Running, until holds: () throws -> Bool) async throws {
        let patience = ContinuousClock.now + .seconds(600)
        while try !holds() {
            try #require(ContinuousClock.now < patience && running.process.isRunning)
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
