import Foundation

/// Measures what is promised, each beside a peer in the same run; see `Benchmarks/README.md`.
@main
struct HuitouBench {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.count == 4, arguments[0] == "orders", let orders = Int(arguments[2]),
            let customers = Int(arguments[3])
        {
            return try ColumnsPace(folder: arguments[1]).write(orders: orders, customers: customers)
        }
        if arguments.count == 3, arguments[0] == "segments-beside" {
            return try await SegmentPeer(database: arguments[1], folder: arguments[2]).serve()
        }
        if arguments.count == 3, arguments[0] == "histories", let persons = Int(arguments[2]) {
            return try PredictionPace(persons: persons).write(to: arguments[1])
        }
        if arguments.count == 2, arguments[0] == "serve" { return try ColumnsPace(folder: arguments[1]).serve() }
        let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        print("figure                                             value")
        let wanted = Set(CommandLine.arguments.dropFirst())
        if wanted.isEmpty || wanted.contains("writes") { try await SharedCommits(folder: folder).measure() }
        if wanted.isEmpty || wanted.contains("import") { try ImportPace(folder: folder).measure() }
        if wanted.isEmpty || wanted.contains("live") { try await LivePace(folder: folder).measure() }
        if wanted.contains("intake") { try await IntakePace(folder: folder).measure() }
        if wanted.contains("checkpoint") { try await CheckpointPace(folder: folder).measure() }
        if wanted.contains("following") { try await FollowingPace().measure() }
        if wanted.contains("persons") { try await PersonPace().measure() }
        if wanted.contains("webhooks") { try await WebhookPace(folder: folder).measure() }
        if wanted.contains("segments") { try await SegmentPace().measure() }
        if wanted.contains("prediction") { PredictionPace().measure() }
    }
}
