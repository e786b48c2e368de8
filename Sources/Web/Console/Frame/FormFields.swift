import Foundation

/// Names and values of a query or a form, in order, names repeated where a form does.
struct FormFields: Sendable, Equatable {
    private(set) var fields: [(name: String, value: String)]

    init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields
    }

    /// `application/x-www-form-urlencoded`, as queries and forms are written.
    init(encoded text: some StringProtocol) {
        fields = text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The first of a name; nil where there is none.
    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The first of a name, without blanks round it; nil where that leaves nothing.
    func filled(_ name: String) -> String? {
        let text = self[name]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        return text.isEmpty ? nil : text
    }

    func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    func replacing(_ name: String, with value: String?) -> FormFields {
        FormFields(fields.filter { $0.name != name } + (value.map { [(name, $0)] } ?? []))
    }

    /// As it stands in an address.
    var text: String {
        fields.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    private static func decoded(_ text: some StringProtocol) -> String {
        let text = String(text).replacing("+", with: " ")
        return text.removingPercentEncoding ?? text
    }

    static func == (left: FormFields, right: FormFields) -> Bool {
        left.fields.elementsEqual(right.fields) { $0 == $1 }
    }
}
