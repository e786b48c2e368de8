import Foundation

/// How much of a fault is tried: little and always the same in the continuous run, much in `make soak`.
enum Soak {
    /// Of the full form; 0 in the continuous run.
    private static let share = ProcessInfo.processInfo.environment["HUITOU_SOAK"].flatMap { Double($0) } ?? 0

    static let isLong = share > 0

    static func of(_ short: Int, long: Int) -> Int {
        isLong ? max(short, Int(Double(long) * min(share, 1))) : short
    }

    /// Tells what was tried and found, for the table of `make soak`.
    static func tell(_ fault: String, runs: Int, injections: Int, _ found: String) {
        let line = "soak|\(fault)|\(runs)|\(injections)|\(found)\n"
        guard let path = ProcessInfo.processInfo.environment["HUITOU_SOAK_REPORT"] else { return }
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
        defer { _ = close(descriptor) }
        let bytes = Array(line.utf8)
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
}
