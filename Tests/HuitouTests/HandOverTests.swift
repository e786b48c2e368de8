import Foundation
import Synchronization
import TestProgram
import Testing

/// Commands that arrive while another process holds the database.
struct HandOverTests {
    @Test func commandsWorkWhileAnImportRuns() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db", "--currency", "GBP")
            let path = try huitou.retailFile("retail.csv", rows: 60_000)
            let importing = try huitou.start(["import", path, "--db", "a.db", "--json"])
            var wasMeanwhile = false
            for round in 1...3 {
                let listed = try huitou.run("brand", "list", "--db", "a.db", "--json")
                #expect(listed.status == 0, "\(listed.error)")
                #expect(listed.out.contains("\"name\":\"b\""))
                let backup = try huitou.run("backup", "\(round).backup", "--db", "a.db", "--json")
                #expect(backup.status == 0, "\(backup.error)")
                wasMeanwhile = wasMeanwhile || importing.process.isRunning
                // What the other process answers comes back with its status and in the caller's words.
                let wrong = try huitou.run("--lang", "zh", "rfm", "--brand", "nobody", "--db", "a.db")
                #expect(wrong.status == 66)
                #expect(wrong.error.contains("没有品牌"), "\(wrong.error)")
            }
            let imported = try importing.finish()
            #expect(imported.status == 0, "\(imported.error)")
            #expect(imported.out.contains("\"new\":7500"), "\(imported.out)")
            #expect(wasMeanwhile)
            for round in 1...3 {
                let restored = try huitou.run(
                    "restore", "\(round).backup", "--db", "\(round).db", "--keys", "a.db.keys")
                #expect(restored.status == 0, "\(restored.error)")
                let doctor = try huitou.run("doctor", "--db", "\(round).db", "--keys", "a.db.keys")
                #expect(doctor.status == 0, "\(doctor.out)")
            }
            #expect(!FileManager.default.fileExists(atPath: huitou.file("a.db.sock")))
        }
    }

    @Test func theSendersOwnSettingsNameTheDatabase() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db", "--currency", "GBP")
            let path = try huitou.retailFile("retail.csv", rows: 40_000)
            let importing = try huitou.start(["import", path, "--db", "a.db", "--json"])
            try await Task.sleep(for: .milliseconds(300))
            let listed = try huitou.run(
                "brand", "list", "--json", environment: ["HUITOU_DB": huitou.file("a.db"), "HOME": huitou.file("x")])
            #expect(listed.out.contains("\"name\":\"b\""), "\(listed.error)")
            #expect(!FileManager.default.fileExists(atPath: huitou.file("huitou.db")))
            #expect(try importing.finish().status == 0)
        }
    }

    @Test func aSilentClientHoldsNobodyUp() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db", "--currency", "GBP")
            let path = try huitou.retailFile("retail.csv", rows: 20_000)
            let silent = Connections()
            let place = huitou.file("a.db.sock")
            // On a thread of its own, since the tests' other threads may be waiting for processes.
            Thread.detachNewThread {
                let end = ContinuousClock.now + .seconds(600)
                while silent.all.withLock({ $0.count }) < 8, ContinuousClock.now < end {
                    if let descriptor = Self.connected(to: place) { silent.all.withLock { $0.append(descriptor) } }
                    usleep(10_000)
                }
            }
            let imported = try huitou.run("import", path, "--db", "a.db", "--json")
            #expect(imported.status == 0, "\(imported.error)")
            let descriptors = silent.all.withLock { $0 }
            #expect(descriptors.count == 8)
            for descriptor in descriptors { close(descriptor) }
        }
    }

    private static func connected(to path: String) -> Int32? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let answer = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard answer == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    @Test func twoImportsAtOnceCountNothingTwice() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db", "--currency", "GBP")
            let path = try huitou.retailFile("retail.csv", rows: 8000)
            let first = try huitou.start(["import", path, "--db", "a.db", "--json"])
            let second = try huitou.start(["import", path, "--db", "a.db", "--json"])
            let answers = [try first.finish(), try second.finish()]
            #expect(answers.map(\.status) == [0, 0], "\(answers.map(\.error))")
            let rfm = try huitou.run("rfm", "--db", "a.db", "--window", "all", "--json")
            #expect(rfm.out.contains("\"purchases\":1000"), "\(rfm.out)")
            let doctor = try huitou.run("doctor", "--db", "a.db")
            #expect(doctor.status == 0, "\(doctor.out)")
        }
    }
}

/// Connections that a thread of its own opens.
private final class Connections: Sendable {
    let all = Mutex<[Int32]>([])
}
