import Mustache

/// How values are written in pages. The library's own way goes by what people see as one letter: a quotation mark with an accent
/// on it is another letter to it, and ends an attribute all the same.
struct PageText: MustacheContentType {
    static let name = "PAGE"

    func escapeText(_ text: String) -> String {
        Escaped.of(text)
    }
}
