import Access
import Database
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import Operations
import Shop
import Synchronization
import TestDatabases

@testable import Web

/// A server without a wire, on a database of its own with two brands of two teams.
struct Counter: Sendable {
    let installation: Installation
    let time: TestTime
    /// Where files wait that were handed in.
    let uploads: String
    private let ask: @Sendable (Request, WebContext) async throws -> Response

    static let start = Instant(seconds: 1_780_000_000)
    /// What a key may carry that brings no events: those take a store.
    static let everything = Policy.forKeys.subtracting([.sendEvents])

    /// - Parameters:
    ///   - brands: that are there already.
    ///   - hasSample: whether the first start offers one.
    static func open<Value>(
        _ engine: TestEngine = .sqlite, _ settings: WebSettings = WebSettings(), brands: [String] = ["A1", "B1"],
        hasSample: Bool = false, _ body: (Counter) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "counter-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await engine.location { location in
            let place =
                switch location {
                case .file(let path): DatabasePlace(path) { $0 }
                case .server(let url): DatabasePlace(url) { $0 }
                }
            let installation = try await Installation.open(
                place, keysPath: folder + "/keys", makes: true,
                hasher: PasswordHasher(PasswordCost(memoryKiB: 64, passes: 1, lanes: 1)), at: start)
            let time = TestTime(start)
            let sample: SampleMaker? = hasSample ? { @Sendable now in StartSample.candle(at: now) } : nil
            let responder = try WebServer(installation, settings, sample: sample, clock: { time.now }).responder()
            let uploads = (place.filePath ?? folder + "/keys") + ".uploads"
            let counter = Counter(installation: installation, time: time, uploads: uploads) {
                try await responder.respond(to: $0, context: $1)
            }
            do {
                for name in brands {
                    _ = try await counter.run(
                        CreateBrand(name: name, timeZone: "Asia/Shanghai", currency: "CNY", language: .english))
                }
                let value = try await body(counter)
                try await installation.close()
                return value
            } catch {
                // The test's own failure is the one to report.
                _ = try? await installation.close()
                throw error
            }
        }
    }

    private init(
        installation: Installation, time: TestTime, uploads: String,
        ask: @escaping @Sendable (Request, WebContext) async throws -> Response
    ) {
        self.installation = installation
        self.time = time
        self.uploads = uploads
        self.ask = ask
    }

    func run<Asked: Askable>(_ operation: Asked) async throws -> Asked.Output {
        try await operation.ask(of: installation, as: .commandLine, at: time.now)
    }

    /// A key of a brand, with these permissions.
    func key(_ permissions: Set<Permission>, brand: String = "A1") async throws -> String {
        try await run(CreateKey("test", permissions, brand: brand)).text.revealed
    }

    /// `b_…`
    func id(of brand: String = "A1") async throws -> String {
        installation.name(of: try await run(FindBrand(name: brand)).id)
    }

    /// Sends a request below `/api/v1`, unless the path begins elsewhere.
    func send(
        _ method: HTTPRequest.Method = .get, _ path: String, key: String? = nil, body: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        let whole = path.hasPrefix("/api") || path.hasPrefix("!") ? path : "/api/v1" + path
        var fields = headers
        if let key { fields[.authorization] = "Bearer " + key }
        if body != nil, fields[.contentType] == nil { fields[.contentType] = "application/json" }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "localhost:8080",
                path: whole.hasPrefix("!") ? String(whole.dropFirst()) : whole, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
        let context = WebContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Self.logger))
        let response = try await ask(request, context)
        let written = try await response.body.written()
        return Answer(status: response.status.code, headers: response.headers, bytes: written)
    }

    private static let logger: Logger = {
        var logger = Logger(label: "test") { JSONLogHandler(label: $0) { _ in } }
        logger[metadataKey: "hb.request.id"] = "test"
        return logger
    }()
}

/// What came back.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// A member of the answer, as text; numbers and words too.
    func member(_ name: String) throws -> String? {
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        return object?[name].map { "\($0)" }
    }
}

/// What time it is in a test.
final class TestTime: Sendable {
    private let present: Mutex<Instant>

    init(_ now: Instant) {
        present = Mutex(now)
    }

    var now: Instant { present.withLock { $0 } }

    func pass(seconds: Int64) {
        present.withLock { $0 = $0.advanced(milliseconds: seconds * 1000) }
    }
}

extension ResponseBody {
    /// All that is written.
    consuming func written() async throws -> [UInt8] {
        let collected = Collected()
        try await write(collected)
        return collected.bytes.withLock { $0 }
    }
}

/// Keeps what is written.
private final class Collected: ResponseBodyWriter, Sendable {
    let bytes = Mutex<[UInt8]>([])

    func write(_ buffer: ByteBuffer) async throws {
        bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
