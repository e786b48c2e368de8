import Foundation

@testable import Web

/// The form of a page as a browser would send it.
enum PageForm {
    /// Hidden and written fields, text areas, and of each choice what stands first in it.
    ///
    /// - Parameter named: which names are taken.
    static func fields(of text: String, _ named: (String) -> Bool) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for match in text.matches(of: /<input [^>]*?name="([^"]+)"[^>]*>/) {
            let whole = String(match.output.0)
            let value = whole.firstMatch(of: /\ value="([^"]*)"/).map { String($0.output.1) } ?? ""
            fields.append((String(match.output.1), plain(value)))
        }
        for match in text.matches(of: /<select [^>]*?name="([^"]+)"[^>]*>(.*?)<\/select>/.dotMatchesNewlines()) {
            let options = match.output.2.matches(of: /<option value="([^"]*)"( selected)?>/)
            let chosen = options.first { $0.output.2 != nil } ?? options.first
            fields.append((String(match.output.1), plain(chosen.map { String($0.output.1) } ?? "")))
        }
        for match in text.matches(of: /<textarea [^>]*?name="([^"]+)"[^>]*>(.*?)<\/textarea>/.dotMatchesNewlines()) {
            fields.append((String(match.output.1), plain(String(match.output.2))))
        }
        return fields.filter { named($0.name) }
    }

    private static func plain(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")].reduce(text) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
