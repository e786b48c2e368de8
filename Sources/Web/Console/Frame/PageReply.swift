import HTTPTypes

/// What a page answers.
enum PageReply: Sendable {
    /// A whole page, or a part of one for whoever has the rest.
    ///
    /// - Parameter address: of the page that a part belongs to, where it has changed with it.
    case page(
        String, PageValues, status: HTTPResponse.Status = .ok, cookies: [String] = [], address: String? = nil)
    /// Look there.
    case go(String, cookies: [String] = [])
    /// Something to be saved.
    case file(Reply)

    /// The same page with another status.
    func with(_ status: HTTPResponse.Status) -> PageReply {
        guard case .page(let template, let values, _, let cookies, _) = self else { return self }
        return .page(template, values, status: status, cookies: cookies)
    }
}
