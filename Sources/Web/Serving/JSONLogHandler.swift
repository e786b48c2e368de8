import Foundation
import Logging
import Shop
import Synchronization

/// Writes each message as one line of JSON on standard error, whatever it holds.
struct JSONLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info
    private let label: String
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameter write: takes a whole line at a time.
    init(label: String, write: @escaping @Sendable ([UInt8]) -> Void = JSONLogHandler.toStandardError) {
        self.label = label
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    private struct Line: Encodable {
        let at: String
        let level: String
        let from: String
        let message: String
        let more: [String: String]
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let line = Line(
            at: Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)),
            level: event.level.rawValue, from: label, message: event.message.description,
            more: all.mapValues(\.description))
        guard var bytes = try? JSONBody.bytes(of: line) else { return }
        bytes.append(UInt8(ascii: "\n"))
        write(bytes)
    }

    /// In one call, so that lines of several threads do not run into each other.
    @Sendable static func toStandardError(_ line: [UInt8]) {
        _ = line.withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
    }
}
