import Access
import HTTPTypes
import Hummingbird
import Logging
import Shop

/// A page for what went wrong: what it is, and what to do.
enum ErrorPage {
    static func reply(to error: any Error, on visit: Visit, _ context: WebContext) async -> PageReply {
        let explained = error as? any Explained
        guard let explained, explained.kind != .broken else {
            let what = explained?.code ?? String(describing: Swift.type(of: error))
            context.logger.error("unforeseen", metadata: ["error": .string(what)])
            return page(.internalServerError, visit, detail: nil, reference: context.id)
        }
        let status = ProblemStatus.of(explained)
        // What a right is called among programs says nothing to people.
        let detail = explained is AccessError && status == .forbidden ? nil : explained.message(in: visit.language)
        return page(status, visit, detail: detail, reference: nil)
    }

    private static func page(
        _ status: HTTPResponse.Status, _ visit: Visit, detail: String?, reference: String?
    ) -> PageReply {
        let words = visit.words
        let name =
            switch status.code {
            case 403: "forbidden"
            case 404: "missing"
            case 410: "gone"
            case 500...: "broken"
            default: "refused"
            }
        return .page(
            "error",
            .filled([
                "title": words("error." + name), "number": String(status.code), "heading": words("error." + name),
                "advice": detail ?? words("error.\(name)Hint"),
                "reference": reference.map { words("error.reference", ["number": $0]) },
                "home": "/", "canRetry": status.code >= 500, "retry": SignInPages.own(visit.place),
            ]), status: status)
    }
}
