import Foundation
import TestProgram
import Testing

/// What a server says on the terminal of whoever begins.
struct ServeStartTests {
    @Test func whereNobodyIsALinkIsSaidOnceAndNeverLogged() async throws {
        try await Binary.inFolder { huitou in
            let first = try await Self.said(by: huitou, until: " to begin (works once, for an hour)\n")
            let token = try #require(first.out.firstMatch(of: /\/start\?token=([A-Za-z0-9_-]{60,}) to begin/)).output.1
            #expect(!first.error.contains(token))
            let second = try await Self.said(by: huitou, until: " to begin (works once, for an hour)\n")
            #expect(!second.out.contains(token) && second.out.contains("/start?token="))
            let added = try huitou.run("staff", "add", "mei", "--db", "new.db")
            #expect(added.status == 0, "\(added.error)")
            let third = try await Self.said(by: huitou, until: "Stop with Ctrl-C.\n")
            #expect(!third.out.contains("token"))
        }
    }

    @Test func theDemoEndsWhereNobodyReads() async throws {
        try await Binary.inFolder { huitou in
            let demo = try huitou.run("demo", "--dir", "d", "--no-serve")
            #expect(demo.status == 0 && !demo.out.contains("token"), "\(demo.error)")
        }
    }

    /// Serves until something was said, or for 20 seconds.
    private static func said(by huitou: Binary, until line: String) async throws -> Binary.Answer {
        let port = String(Int.random(in: 20_000..<30_000))
        let running = try huitou.start(["serve", "--db", "new.db", "--port", port])
        let end = ContinuousClock.now + .seconds(20)
        while running.process.isRunning, ContinuousClock.now < end,
            try !String(contentsOfFile: running.out, encoding: .utf8).contains(line)
        {
            try await Task.sleep(for: .milliseconds(50))
        }
        running.process.terminate()
        let answer = try running.finish()
        #expect(answer.out.contains(line), "\(answer.out)\(answer.error)")
        return answer
    }
}
