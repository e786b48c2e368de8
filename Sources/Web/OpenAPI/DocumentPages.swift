import Hummingbird
import Operations
import Shop

/// The API as documents: for programs, and to be read.
struct DocumentPages: Sendable {
    let routes: [Route]
    let settings: WebSettings

    func add(to router: Router<WebContext>) {
        router.get("/openapi.json") { request, _ in
            let language = SpokenLanguage.of(request.headers[.acceptLanguage])
            let document = OpenAPIDocument.of(
                routes, server: settings.publicURL ?? "/", version: Edition.version, in: language)
            return try Reply.json(document).response
        }
        router.get("/docs/api") { request, _ in
            let language = SpokenLanguage.of(request.headers[.acceptLanguage])
            let page = ReferencePage(language: language).text(of: routes)
            return Reply(
                status: .ok,
                headers: [
                    .contentType: MediaTypes.html,
                    .contentSecurityPolicy:
                        "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
                ], body: .bytes(Array(page.utf8))
            ).response
        }
        router.get("/docs/api.css") { _, _ in
            Reply(
                status: .ok, headers: [.contentType: "text/css; charset=utf-8"],
                body: .bytes(Array(ReferencePage.style.utf8))
            )
            .response
        }
    }
}
