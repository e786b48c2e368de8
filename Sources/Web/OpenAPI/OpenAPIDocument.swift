import Access
import Hummingbird
import Shop

/// `/openapi.json`: the routes as OpenAPI 3.1 tells of them, made of what serves them.
struct OpenAPIDocument {
    private let language: Language
    private var components: [String: JSONTree] = [:]

    /// - Parameter server: where it is reached.
    static func of(_ routes: [Route], server: String, version: String, in language: Language) -> JSONTree {
        var document = OpenAPIDocument(language: language)
        var paths: [String: JSONTree] = [:]
        for (path, routes) in Dictionary(grouping: routes, by: \.path) {
            var methods: [String: JSONTree] = [:]
            for route in routes { methods[route.method.rawValue.lowercased()] = document.operation(route) }
            paths[RouteTable.root + path] = .object(methods)
        }
        let problem = document.schema(.of(Problem.self))
        document.components["Problem"] = document.components["Problem"] ?? problem
        return .object([
            "openapi": .text("3.1.0"),
            "info": .object([
                "title": .text("Huitou"), "version": .text(version),
                "description": .text(Self.about(in: language)),
                "license": .object(["name": .text("See the project")]),
            ]),
            "servers": .list([.object(["url": .text(server)])]),
            "security": .list([.object(["key": .list([])]), .object(["session": .list([])])]),
            "tags": .list(
                Topic.allCases.map {
                    .object(["name": .text($0.rawValue), "description": .text($0.title(in: language))])
                }),
            "paths": .object(paths),
            "components": .object([
                "schemas": .object(document.components),
                "securitySchemes": .object([
                    "key": .object(["type": .text("http"), "scheme": .text("bearer")]),
                    "session": .object([
                        "type": .text("apiKey"), "in": .text("cookie"), "name": .text(Credentials.cookie),
                    ]),
                ]),
            ]),
        ])
    }

    private init(language: Language) {
        self.language = language
    }

    private static func about(in language: Language) -> String {
        Phrase(
            en:
                "Everything that Huitou knows and does, by HTTP. Send a key as `Authorization: Bearer hk_…`. What changes "
                + "something takes an `Idempotency-Key`; errors are `application/problem+json` with a stable `code`.",
            zh: "通过 HTTP 使用回头的全部功能。密钥放在 `Authorization: Bearer hk_…`。写操作可带 `Idempotency-Key`；"
                + "错误为 `application/problem+json`，其中 `code` 保持稳定。")(in: language)
    }

    private mutating func operation(_ route: Route) -> JSONTree {
        var operation: [String: JSONTree] = [
            "operationId": .text(route.name), "tags": .list([.text(route.topic.rawValue)]),
            "summary": .text(route.summary(in: language)), "responses": .object(responses(of: route)),
        ]
        if let permission = route.permission {
            operation["description"] = .text(
                Phrase(en: "Takes the permission `\(permission.rawValue)`.", zh: "所需权限：`\(permission.rawValue)`。")(
                    in: language))
            operation["x-permission"] = .text(permission.rawValue)
        } else {
            operation["security"] = .list([])
        }
        let parameters = pathParameters(of: route) + queryParameters(of: route) + headers(of: route)
        if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
        if let body = route.body {
            operation["requestBody"] = .object([
                "required": .flag(true),
                "content": .object([MediaTypes.json: .object(["schema": schema(body)])]),
            ])
        }
        if route.takesFile {
            operation["requestBody"] = .object([
                "required": .flag(true),
                "content": .object([
                    MediaTypes.file: .object(["schema": .object(["type": .text("string"), "format": .text("binary")])])
                ]),
            ])
        }
        return .object(operation)
    }

    private func pathParameters(of route: Route) -> [JSONTree] {
        route.pathNames.map { name in
            .object([
                "name": .text(name), "in": .text("path"), "required": .flag(true),
                "schema": .object(["type": .text("string"), "minLength": .integer(1)]),
            ])
        }
    }

    private mutating func queryParameters(of route: Route) -> [JSONTree] {
        (route.query?.members ?? []).map { member in
            .object([
                "name": .text(member.name), "in": .text("query"), "required": .flag(member.isRequired),
                "schema": schema(member.schema),
            ])
        }
    }

    private func headers(of route: Route) -> [JSONTree] {
        guard route.isNumbered else { return [] }
        return [
            .object([
                "name": .text("Idempotency-Key"), "in": .text("header"), "required": .flag(false),
                "schema": .object([
                    "type": .text("string"), "minLength": .integer(1), "maxLength": .integer(200),
                    "pattern": .text("^[!-~]+$"),
                ]),
            ])
        ]
    }

    private mutating func responses(of route: Route) -> [String: JSONTree] {
        var responses: [String: JSONTree] = [:]
        switch route.answer {
        case .nothing: responses["204"] = .object(["description": .text(Self.done(in: language))])
        case .json(let given, let status):
            responses[String(status.code)] = .object([
                "description": .text(Self.done(in: language)),
                "content": .object([MediaTypes.json: .object(["schema": schema(given)])]),
            ])
        case .file(let mediaType):
            responses["200"] = .object([
                "description": .text(Self.done(in: language)),
                "content": .object([mediaType: .object(["schema": .object(["type": .text("string")])])]),
            ])
        }
        if route.isPolled {
            responses["304"] = .object(["description": .text(Phrase(en: "Unchanged.", zh: "未变更。")(in: language))])
        }
        for status in statuses(of: route) {
            responses[String(status)] = .object([
                "description": .text(
                    Phrase(en: "It went wrong; `code` says how.", zh: "出错；`code` 说明原因。")(in: language)),
                "content": .object([
                    MediaTypes.problem: .object(["schema": .object(["$ref": .text("#/components/schemas/Problem")])])
                ]),
            ])
        }
        return responses
    }

    private func statuses(of route: Route) -> [Int] {
        var statuses = [400, 401, 404, 429, 503]
        if route.permission != nil || route.isChange { statuses.append(403) }
        if route.body != nil { statuses += [413, 415] }
        if route.takesFile { statuses.append(413) }
        // What stands in an address may say what cannot be, as a segment does.
        if route.isChange || route.query != nil || !route.pathNames.isEmpty { statuses += [409, 422] }
        return statuses.sorted()
    }

    private static func done(in language: Language) -> String { Phrase(en: "Done.", zh: "成功。")(in: language) }

    private mutating func schema(_ schema: Schema) -> JSONTree {
        switch schema {
        case .text(let form): return Self.text(form)
        case .integer(let least, let most):
            var tree: [String: JSONTree] = ["type": .text("integer"), "format": .text("int64")]
            if least > .min { tree["minimum"] = .integer(least) }
            if most < .max { tree["maximum"] = .integer(most) }
            return .object(tree)
        case .number: return .object(["type": .text("number")])
        case .flag: return .object(["type": .text("boolean")])
        case .list(let element): return .object(["type": .text("array"), "items": self.schema(element)])
        case .map(let element):
            return .object(["type": .text("object"), "additionalProperties": self.schema(element)])
        case .anything: return .object([:])
        case .object(let object):
            if components[object.name] == nil {
                components[object.name] = .object([:])
                components[object.name] = tree(of: object)
            }
            return .object(["$ref": .text("#/components/schemas/\(object.name)")])
        }
    }

    private mutating func tree(of object: ObjectSchema) -> JSONTree {
        var properties: [String: JSONTree] = [:]
        for member in object.members {
            let own = schema(member.schema)
            // What may be absent may as well be null: many programs write it so.
            properties[member.name] =
                member.isRequired ? own : .object(["anyOf": .list([own, .object(["type": .text("null")])])])
        }
        let required = object.members.filter(\.isRequired).map { JSONTree.text($0.name) }
        var tree: [String: JSONTree] = [
            "type": .text("object"), "properties": .object(properties), "additionalProperties": .flag(false),
        ]
        if !required.isEmpty { tree["required"] = .list(required) }
        return .object(tree)
    }

    private static func text(_ form: TextForm) -> JSONTree {
        var tree: [String: JSONTree] = ["type": .text("string")]
        if let format = form.format { tree["format"] = .text(format) }
        if !form.choices.isEmpty { tree["enum"] = .list(form.choices.map { .text($0) }) }
        if let example = form.example { tree["examples"] = .list([.text(example)]) }
        return .object(tree)
    }
}

/// JSON to be written.
indirect enum JSONTree: Encodable, Sendable {
    case text(String)
    case integer(Int64)
    case flag(Bool)
    case list([JSONTree])
    case object([String: JSONTree])

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .flag(let value): try container.encode(value)
        case .list(let values): try container.encode(values)
        case .object(let members): try container.encode(members)
        }
    }
}
