import Hummingbird
import NIOCore

/// What a route answers.
struct Reply: Sendable {
    var status: HTTPResponse.Status
    var headers: HTTPFields = [:]
    var body: Body

    enum Body: Sendable {
        case nothing
        case bytes([UInt8])
        /// Written piece by piece, as long as it may be.
        case stream(@Sendable (any ResponseBodyWriter) async throws -> Void)
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Reply {
        Reply(
            status: status, headers: [.contentType: MediaTypes.json], body: .bytes(try JSONBody.bytes(of: value)))
    }

    /// Something to be saved under a name of the program's own.
    static func attachment(_ body: Body, named name: String, mediaType: String) -> Reply {
        Reply(
            status: .ok,
            headers: [.contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name)\""], body: body)
    }

    static let nothing = Reply(status: .noContent, body: .nothing)

    var response: Response {
        switch body {
        case .nothing: Response(status: status, headers: headers)
        case .bytes(let bytes):
            Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .stream(let write):
            Response(
                status: status, headers: headers,
                body: ResponseBody { writer in
                    try await write(writer)
                    try await writer.finish(nil)
                })
        }
    }
}

/// The kinds of content that are sent and taken.
enum MediaTypes {
    static let json = "application/json"
    static let problem = "application/problem+json"
    static let html = "text/html; charset=utf-8"
    static let text = "text/plain; charset=utf-8"
    static let csv = "text/csv; charset=utf-8"
    static let file = "application/octet-stream"
    static let script = "text/javascript; charset=utf-8"
}
