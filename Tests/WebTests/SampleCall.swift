import Imports

@testable import Web

/// A request to a route, with something that fits in every place.
struct SampleCall {
    let path: String
    let body: String?

    /// - Parameter names: what stands for the names in brackets.
    init(_ route: Route, names: [String: String]) {
        var path = route.path
        for name in route.pathNames { path = path.replacing("{\(name)}", with: names[name] ?? "c_0000000000000") }
        let query = (route.query?.members ?? []).filter(\.isRequired)
            .map { "\($0.name)=\(Self.word(of: $0.schema))" }.joined(separator: "&")
        self.path = path + (query.isEmpty ? "" : "?" + query)
        body = route.body.map { Self.json($0) }
    }

    private static func word(of schema: Schema) -> String {
        let json = json(schema)
        return json.hasPrefix("\"") ? String(json.dropFirst().dropLast()) : json
    }

    static func json(_ schema: Schema) -> String {
        switch schema {
        case .text(let form):
            "\"" + (form.choices.first ?? form.example ?? "word") + "\""
        case .integer(let least, _): "\(max(1, least))"
        case .number: "1"
        case .flag: "true"
        case .list(let element): "[\(json(element))]"
        case .map(let element): "{\"name\":\(json(element))}"
        case .anything: "{}"
        case .object(let object):
            "{" + object.members.filter(\.isRequired).map { "\"\($0.name)\":\(json($0.schema))" }.joined(separator: ",")
                + "}"
        }
    }
}
