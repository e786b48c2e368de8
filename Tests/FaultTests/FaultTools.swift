import Foundation
import Testing

/// What makes faults, and whether this machine has it.
enum FaultTools {
    static let strace = "/usr/bin/strace"
    static let prlimit = "/usr/bin/prlimit"
    private static let fakeTimes = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"].map {
        $0 + "/faketime/libfaketimeMT.so.1"
    }

    static let hasStrace = FileManager.default.isExecutableFile(atPath: strace)
    static let noStrace: Comment = "strace is missing: no failing disk was tried (Scripts/setup installs it)"
    static let hasPrlimit = FileManager.default.isExecutableFile(atPath: prlimit)
    static let noPrlimit: Comment = "prlimit is missing: no limit on files was tried (Scripts/setup installs it)"
    static let fakeTime = fakeTimes.first { FileManager.default.fileExists(atPath: $0) }
    static let noFakeTime: Comment = "libfaketime is missing: no clock was moved (Scripts/setup installs faketime)"
    static let noMount: Comment = "mounting takes root: no disk was filled"

    /// A disk in memory of so many megabytes can be mounted.
    static let canMount: Bool = {
        guard geteuid() == 0 else { return false }
        let folder = FileManager.default.temporaryDirectory.appending(path: "mount-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            try SmallDisk(folder, megabytes: 1).unmount()
            return true
        } catch {
            return false
        }
    }()
}

/// A disk in memory that is soon full.
struct SmallDisk {
    struct NotMounted: Error {
        let said: Int32
    }

    let folder: String

    init(_ folder: String, megabytes: Int) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.run("/bin/mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", folder])
    }

    /// Takes all room but so many bytes with a file that is removed to make room again.
    func fill(leaving bytes: Int) throws {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { throw NotMounted(said: errno) }
        let free = Int(status.f_bavail) * Int(status.f_frsize)
        let descriptor = open(folder + "/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { _ = close(descriptor) }
        let page = [UInt8](repeating: 0, count: 4_096)
        var left = free - bytes
        while bytes == 0 || left > 0 {
            // Others write meanwhile: it is full when it says so.
            guard write(descriptor, page, page.count) == page.count else { break }
            left -= page.count
        }
    }

    func makeRoom() {
        unlink(folder + "/filler")
    }

    func unmount() throws {
        try Self.run("/bin/umount", ["-l", folder])
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NotMounted(said: process.terminationStatus) }
    }
}
