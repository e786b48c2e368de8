import Foundation

/// What the system tells of another process.
enum ProcessState {
    /// Whether somebody stopped it; false where that cannot be told.
    static func isStopped(_ process: Int32) -> Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
        // The name stands in parentheses, and may hold some itself; the state is the word behind it.
        guard let end = text.lastIndex(of: ")") else { return false }
        return text[text.index(after: end)...].split(separator: " ").first.map { ["T", "t"].contains($0) } ?? false
    }
}
