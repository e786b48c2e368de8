import Access
import Foundation
import Operations
import Shop
import TestProgram
import Testing

/// The clock is set forward and back under a program that runs.
@Suite(.timeLimit(.minutes(60)))
struct Fault17ClockStepTests {
    private static let minute: Int64 = 60_000
    private static let day: Int64 = 86_400_000

    @Test(.enabled(if: FaultTools.fakeTime != nil, FaultTools.noFakeTime))
    func whoEntersAndLeavesIsRecordedOnceWhateverTheClockDoes() async throws {
        let library = try #require(FaultTools.fakeTime)
        try await Rig.open(customers: 40) { rig in
            let list = try rig.good("customers", "list", "--csv", "--limit", "40")
            let ids = list.matches(of: /c_[0-9a-z]+/).map { String($0.output) }
            try rig.good("segments", "save", "loaded", "tag \"load\"")
            try rig.good("segments", "save", "recent", "bought within last 30 days")
            let clock = rig.huitou.file("clock")
            try Self.set(clock, "+0")
            let environment = [
                "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": clock, "FAKETIME_NO_CACHE": "1",
                "DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1",
            ]
            // By way of another program: in the first that it is loaded into, libfaketime moves the environment, and Swift
            // finds its arguments by that.
            let watch = [Binary.path(), "segments", "watch", "--lang", "en", "--db", rig.db, "--keys", rig.keys]
            let holder = try rig.huitou.start(watch, environment: environment, program: "/usr/bin/env")
            defer { holder.send(SIGKILL) }
            try await Self.wait(holder) {
                try String(contentsOfFile: holder.error, encoding: .utf8).contains("Following")
            }
            try rig.good("import", try Self.order(rig), "--store", "east")
            try await Self.wait(holder) { try holder.text().contains("entered \"recent\"") }
            let steps = ["+400d", "-2d", "+0", "+1h", "-1h", "+0"]
            for (number, step) in steps.enumerated() {
                try Self.set(clock, step)
                // Handed over: it runs by the clock of the process that holds the database.
                try rig.good("customers", "tag", ids[number], "load")
                try await Self.wait(holder) { try holder.tells("entered \"loaded\"", of: ids[number]) }
                if step == "+400d" { try await Self.wait(holder) { try holder.text().contains("left \"recent\"") } }
            }
            // Killed by a clock that is far ahead: whoever comes afterwards need not wait for it.
            try Self.set(clock, "+400d")
            try rig.good("customers", "tag", ids[steps.count], "load")
            try await Self.wait(holder) { try holder.tells("entered \"loaded\"", of: ids[steps.count]) }
            holder.send(SIGKILL)
            _ = try holder.finish()
            let told = try holder.text()
            #expect(told.matches(of: /entered "recent"/).count <= 3, "\(told)")
            let next = try rig.start(["segments", "watch", "--lang", "en"])
            defer { next.send(SIGKILL) }
            try await Self.wait(next) { try String(contentsOfFile: next.error, encoding: .utf8).contains("Following") }
            try rig.good("customers", "tag", ids[steps.count + 1], "load")
            try await Self.wait(next) { try next.text().contains("entered \"loaded\"") }
            next.send(SIGTERM)
            #expect(try next.finish().status == 0)
            // No move stands twice in a row, and the audit is one chain.
            let contradictions = try await Acknowledged().missing(from: rig.db, keys: rig.keys)
            #expect(contradictions.isEmpty, "\(contradictions)")
            try rig.good("doctor", "--audit")
            try rig.soundness()
            Soak.tell("17 clock +400 d, −2 d, ±1 h", runs: 1, injections: steps.count + 1, "no move recorded twice")
        }
    }

    @Test func noSessionOutlivesAClockThatWasSetBack() async throws {
        let now = Instant(seconds: 1_780_000_000)
        try await ZonedShop.open("Asia/Shanghai", at: now) { shop in
            try await shop.run(AddMember(name: "wang", password: Secret("correct horse battery")), at: now)
            func signIn(at moment: Instant) async throws -> Secret {
                try await SignIn(name: "wang", password: Secret("correct horse battery"), address: "203.0.113.1").run(
                    in: shop.installation, at: moment
                ).token
            }
            func isIn(_ token: Secret, at moment: Instant) async throws -> Bool {
                do {
                    _ = try await shop.installation.caller(session: token, at: moment)
                    return true
                } catch AccessError.notSignedIn {
                    return false
                }
            }
            let ahead = now.advanced(milliseconds: 400 * Self.day)
            let ordinary = try await signIn(at: now)
            let late = try await isIn(ordinary, at: ahead)
            #expect(!late)
            // Begun by a clock that was wrong: it ends when that is noticed, and does not wake when that day comes.
            let early = try await signIn(at: ahead)
            let back = try await isIn(early, at: now)
            #expect(!back)
            let awake = try await isIn(early, at: ahead.advanced(milliseconds: Self.minute))
            #expect(!awake)
            // Set back by as little as clocks differ, nobody is thrown out, and the twelve hours are no longer for it.
            let other = try await signIn(at: now)
            let little = try await isIn(other, at: now.advanced(milliseconds: -2 * Self.minute))
            #expect(little)
            let long = try await isIn(other, at: now.advanced(milliseconds: 12 * 60 * Self.minute))
            #expect(!long)
            // Tries counted by the clock that was ahead keep nobody out.
            for _ in 1...5 {
                _ = try? await SignIn(name: "wang", password: Secret("wrong"), address: "203.0.113.2").run(
                    in: shop.installation, at: ahead)
            }
            let token = try await SignIn(
                name: "wang", password: Secret("correct horse battery"), address: "203.0.113.2"
            ).run(in: shop.installation, at: now).token
            let isThere = try await isIn(token, at: now)
            #expect(isThere)
        }
    }

    /// A file of one order that was just paid.
    private static func order(_ rig: Rig) throws -> String {
        let moment = Date(timeIntervalSinceNow: -7_200).formatted(
            .verbatim(
                "\(year: .padded(4))-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)",
                timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt, calendar: Calendar(identifier: .gregorian)))
        let path = rig.huitou.file("ExportOrderList.csv")
        let text =
            "订单编号,买家会员名,收货人姓名,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
            + "770001,clocknick,顾客,30.00,交易成功,\(moment),\(moment)\r\n"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private static func set(_ clock: String, _ offset: String) throws {
        // Whole at once, as it is read at any moment.
        try Data((offset + "\n").utf8).write(to: URL(filePath: clock), options: .atomic)
    }

    private static func wait(_ running: Binary.Running, until holds: () throws -> Bool) async throws {
        let patience = ContinuousClock.now + .seconds(600)
        while try !holds() {
            let said = try running.text() + String(contentsOfFile: running.error, encoding: .utf8)
            try #require(ContinuousClock.now < patience && running.process.isRunning, "\(said)")
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

extension Binary.Running {
    fileprivate func text() throws -> String { try String(contentsOfFile: out, encoding: .utf8) }

    /// Whether a line says something of somebody.
    fileprivate func tells(_ words: String, of customer: String) throws -> Bool {
        try text().split(separator: "\n").contains { $0.contains(words) && $0.contains(customer) }
    }
}
