import Access
import Foundation
import Operations
import Synchronization

/// Hundreds who sign in at once, and what that takes of the machine.
struct SignInRush {
    private let order: Order

    init(_ order: Order) throws {
        self.order = order
    }

    func run() async throws {
        let hasher = PasswordHasher()
        let installation = try await order.installation(hasher: hasher)
        let count = order.number("count", 200)
        // What the first of all takes for good is not the rush's.
        _ = try await hasher.matches(Secret("nobody's password"), nil)
        let before = try Self.status("VmRSS:")
        try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
        let answers = await withTaskGroup(of: String.self) { group in
            for number in 0..<count {
                group.addTask {
                    let asked = SignIn(
                        name: "nobody \(number)", password: Secret("a wrong password"),
                        address: "203.0.\(number / 250).\(number % 250)")
                    do {
                        _ = try await asked.run(in: installation, at: Journal.now)
                        return "came in"
                    } catch let error as AccessError {
                        return error.code
                    } catch {
                        return "\(error)"
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        let peak = try Self.status("VmHWM:")
        for (answer, times) in answers.sorted(by: { $0.key < $1.key }) { Journal.say("answer", answer, String(times)) }
        Journal.say("running", String(hasher.gate.highest))
        Journal.say("grown", String(peak - before))
        try await installation.close()
        Journal.say("closed")
    }

    /// Of this process, in kB.
    private static func status(_ name: String) throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return Int(line.split(whereSeparator: \.isWhitespace).dropFirst().first ?? "") ?? 0
    }
}
