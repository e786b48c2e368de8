/// How many tests may hold a database or a process at a time. All tests run at once otherwise, and hundreds of open
/// files are more than Foundation's processes can wait for (it uses `select`).
package actor TestSlots {
    package static let shared = TestSlots(free: 4)

    @TaskLocal private static var isHeld = false
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(free: Int) {
        self.free = free
    }

    /// Runs `body` in a slot; a body within a body stays in the same one.
    package static func hold<Value>(_ body: () async throws -> Value) async throws -> Value {
        if isHeld { return try await body() }
        await shared.take()
        do {
            let value = try await $isHeld.withValue(true) { try await body() }
            await shared.give()
            return value
        } catch {
            await shared.give()
            throw error
        }
    }

    private func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func give() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
