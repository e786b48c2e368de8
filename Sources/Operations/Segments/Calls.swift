import Database
import Shop

/// Calls somebody who follows a brand to look: at once, whenever facts were recorded, and every so often. Calls that come
/// while one is being answered become one.
enum Calls {
    /// - Parameter body: says whether to go on. Ends too when the database closes or the task is cancelled.
    static func each(
        of brand: ID<Brand>, in database: Database, every pause: Duration, _ body: () async throws -> Bool
    ) async throws {
        let (calls, caller) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in database.following(brand: brand) { caller.yield() }
                caller.finish()
            }
            group.addTask {
                while true {
                    do { try await Task.sleep(for: pause) } catch { return }
                    caller.yield()
                }
            }
            defer { group.cancelAll() }
            for await _ in calls {
                guard try await body() else { return }
            }
        }
    }
}
