import Hummingbird

/// Has people who come where nothing is told so by a page; programs are told as they are by the API.
struct LostPages: RouterMiddleware {
    let door: ConsoleDoor

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any HTTPResponseError where error.status == .notFound && Self.isRead(request) {
            return await door.answer(
                .open(.get, request.uri.path) { _ in throw WebError.noSuchPage }, request, context)
        }
    }

    private static func isRead(_ request: Request) -> Bool {
        request.method == .get && !request.uri.path.hasPrefix("/api/")
            && request.headers[.accept]?.contains("text/html") == true
    }
}
