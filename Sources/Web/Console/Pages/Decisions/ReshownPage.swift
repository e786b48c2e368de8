import HTTPTypes
import Shop

/// A page that is shown again because something on it could not be done.
enum ReshownPage {
    /// Whether whoever filled in a form can mend it there.
    static func isMended(_ error: any Explained) -> Bool {
        [.invalid, .conflict, .notFound].contains(error.kind)
    }

    /// A page with its frame.
    ///
    /// - Parameter isRefused: whether it tells of what could not be done.
    static func of(
        _ shell: Shell, _ template: String, title: String, at entry: Shell.Entry, _ values: PageValues,
        isRefused: Bool
    ) -> PageReply {
        let page = shell.page(template, title: title, at: entry, values)
        return isRefused ? page.with(.unprocessableContent) : page
    }
}
