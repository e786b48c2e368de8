import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Shop

/// Gives each request its number, adds what every answer says, and writes one line of each: which route, how it ended, how
/// long it took. Never a body, a query, a name or an address in full.
struct RequestLog: RouterMiddleware {
    let headers: SecurityHeaders
    let metrics: Metrics

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let begun = ContinuousClock.now
        metrics.began()
        defer { metrics.ended() }
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as any HTTPResponseError {
            let language = SpokenLanguage.of(request.headers[.acceptLanguage])
            response = APIDoor.reply(to: Self.problem(error, request), in: language, context).response
        }
        headers.add(to: &response.headers)
        response.headers[.requestID] = context.id
        let route = context.endpointPath ?? "none"
        let took = begun.duration(to: .now)
        metrics.note(route: route, method: request.method.rawValue, status: response.status.code, took: took)
        context.logger.info(
            "request",
            metadata: [
                "method": .string(request.method.rawValue), "route": .string(route),
                "status": .stringConvertible(response.status.code),
                "milliseconds": .stringConvertible(took.milliseconds),
            ])
        return response
    }
}

extension RequestLog {
    /// What is not there, told apart from what is there and takes another way.
    private static func problem(_ error: any HTTPResponseError, _ request: Request) -> WebError {
        let allowed = RouteTable.methods(at: request.uri.path)
        return allowed.isEmpty || error.status != .notFound ? .noSuchPage : .wrongMethod(allowed: allowed)
    }
}

extension Duration {
    /// To a tenth of a millisecond.
    var milliseconds: Double {
        let (seconds, attoseconds) = components
        return (Double(seconds) * 10_000 + Double(attoseconds) / 1e14).rounded() / 10
    }
}
