import Foundation
import TestProgram
import Testing

/// A small brand that faults are tried on: the program, the client that loads it, and what was acknowledged.
struct Rig: Sendable {
    let huitou: Binary
    let db: String
    let keys: String

    /// Runs `body` on a brand of so many customers.
    ///
    /// - Parameter folder: where the database lies; a folder of its own unless told.
    static func open(customers: Int = 80, in folder: String? = nil, _ body: (Rig) async throws -> Void) async throws {
        try await Binary.inFolder { huitou in
            let rig = Rig(
                huitou: huitou, db: (folder ?? huitou.folder) + "/a.db", keys: huitou.file("keys"))
            try rig.make(customers: customers)
            try await body(rig)
        }
    }

    private func make(customers: Int) throws {
        try good("sample", "--customers", String(customers), "--seed", "5")
        for store in ["east", "west"] { try good("store", "add", store, "--platform", "taobao") }
    }

    /// A command that succeeds.
    @discardableResult
    func good(_ arguments: String...) throws -> String {
        let answer = try run(arguments)
        try #require(answer.status == 0, "\(arguments): \(answer.status) \(answer.out.suffix(600)) \(answer.error)")
        return answer.out
    }

    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Binary.Answer {
        try start(arguments, environment: environment).finish()
    }

    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Binary.Running {
        try huitou.start(arguments + ["--db", db, "--keys", keys], environment: environment)
    }

    /// The client that loads the storage, by itself or by another program that does something to it.
    func client(_ mode: String, _ values: [String], under wrapper: [String] = []) throws -> Binary.Running {
        let own = [mode, "db=\(db)", "keys=\(keys)"] + values
        guard let program = wrapper.first else {
            return try huitou.start(own, program: Binary.path("LoadClient"))
        }
        return try huitou.start(wrapper.dropFirst() + [Binary.path("LoadClient")] + own, program: program)
    }

    /// What `doctor` finds fault with, by name.
    func faults(_ place: String) throws -> [String: String] {
        let doctor = try huitou.run("doctor", "--db", place, "--keys", keys, "--lang", "en", "--json")
        let answer = try JSONSerialization.jsonObject(with: Data(doctor.out.utf8)) as? [String: [[String: String]]]
        let findings = try #require(answer?["findings"], "\(doctor.out) \(doctor.error)")
        return findings.filter { $0["verdict"] == "bad" }.reduce(into: [:]) { $0[$1["name"] ?? ""] = $1["detail"] }
    }

    /// That settings, data, files and every invariant are as they should be.
    func soundness(_ place: String? = nil, _ when: String = "") throws {
        let doctor = try huitou.run("doctor", "--db", place ?? db, "--keys", keys, "--lang", "en")
        #expect(doctor.status == 0, "\(when): \(doctor.out) \(doctor.error)")
    }
}

extension Binary.Running {
    /// What the client has said so far, whole lines only.
    func said() throws -> [[String]] {
        let text = try String(contentsOfFile: out, encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
            $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Returns once enough was said; gives up when the process has ended or after a long while.
    func wait(_ what: Comment, until isEnough: ([[String]]) throws -> Bool) async throws {
        let patience = ContinuousClock.now + .seconds(600)
        while try !isEnough(try said()) {
            let answer = process.isRunning ? "" : try String(contentsOfFile: out, encoding: .utf8).suffix(600) + "ended"
            try #require(process.isRunning && ContinuousClock.now < patience, "\(what): \(answer)")
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    func send(_ signal: Int32) {
        kill(process.processIdentifier, signal)
    }
}
