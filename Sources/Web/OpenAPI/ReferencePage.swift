import Access
import HTTPTypes
import Shop

/// `/docs/api`: the routes on one page that can be read from above.
struct ReferencePage {
    let language: Language

    func text(of routes: [Route]) -> String {
        let title = words(en: "Huitou: the API", zh: "回头：接口文档")
        var html = """
            <!doctype html><html lang="\(language == .chinese ? "zh-Hans" : "en")"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(Escaped.of(title))</title>
            <link rel="stylesheet" href="/docs/api.css"></head><body><main><h1>\(Escaped.of(title))</h1>
            \(opening)<nav><ul>
            """
        let topics = Topic.allCases.map { topic in (topic, routes.filter { $0.topic == topic }) }
            .filter { !$0.1.isEmpty }
        for (topic, _) in topics {
            html += "<li><a href=\"#\(topic.rawValue)\">\(Escaped.of(topic.title(in: language)))</a></li>"
        }
        html += "</ul></nav>"
        for (topic, routes) in topics {
            html += "<h2 id=\"\(topic.rawValue)\">\(Escaped.of(topic.title(in: language)))</h2>"
            for route in routes { html += section(route) }
        }
        return html + "</main></body></html>\n"
    }

    private var opening: String {
        let about = words(
            en: "Send a key with each request; make one with huitou keys create. The same for programs: ",
            zh: "每个请求都需带密钥，用 huitou keys create 创建。供程序读取的版本：")
        return "<p>\(Escaped.of(about))<a href=\"/openapi.json\">/openapi.json</a></p>"
            + "<pre>curl -H \"Authorization: Bearer hk_…\" https://…/api/v1/caller</pre>"
    }

    private func section(_ route: Route) -> String {
        var html = """
            <section id="\(route.name)"><h3><code class="\(route.method.rawValue.lowercased())">\(route.method.rawValue)</code>
            <code>\(Escaped.of(RouteTable.root + route.path))</code></h3><p>\(Escaped.of(route.summary(in: language)))
            """
        if let permission = route.permission {
            html += " <small>\(Escaped.of(words(en: "Takes", zh: "所需权限"))) <code>\(permission.rawValue)</code></small>"
        }
        html += "</p>"
        if let query = route.query {
            html += table(query, words(en: "Behind the question mark", zh: "查询参数"))
        }
        if case .object(let body)? = route.body, !body.members.isEmpty {
            html += table(body, words(en: "Sent", zh: "请求体"))
        }
        if case .json(.object(let given), _) = route.answer, !given.members.isEmpty {
            html += table(given, words(en: "Answered", zh: "返回"))
        }
        return html + "</section>"
    }

    private func table(_ object: ObjectSchema, _ caption: String) -> String {
        var html = "<table><caption>\(Escaped.of(caption))</caption>"
        for member in object.members {
            let must = member.isRequired ? words(en: "always", zh: "必填") : ""
            html +=
                "<tr><td><code>\(Escaped.of(member.name))</code></td><td>\(Escaped.of(kind(member.schema)))</td><td>\(must)</td></tr>"
        }
        return html + "</table>"
    }

    private func kind(_ schema: Schema) -> String {
        switch schema {
        case .text(let form):
            if !form.choices.isEmpty { return form.choices.joined(separator: " · ") }
            return form.format ?? words(en: "text", zh: "文本")
        case .integer: return words(en: "whole number", zh: "整数")
        case .number: return words(en: "number", zh: "数字")
        case .flag: return "true · false"
        case .list(let element): return words(en: "list of ", zh: "列表：") + kind(element)
        case .map(let element): return words(en: "names and ", zh: "名称对应") + kind(element)
        case .object(let object):
            return "{ " + object.members.map(\.name).joined(separator: ", ") + " }"
        case .anything: return "JSON"
        }
    }

    private func words(en english: String, zh chinese: String) -> String {
        Phrase(en: english, zh: chinese)(in: language)
    }

    static let style = """
        :root { color-scheme: light dark; --line: #8884; --soft: #8882; }
        body { font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; margin: 0; }
        main { max-width: 56rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; }
        h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
        h3 { margin: 2rem 0 .25rem; font-size: 1rem; }
        h3 code:first-child { padding: .1rem .5rem; border-radius: .3rem; background: var(--soft); }
        code, pre { font: .9em ui-monospace, "Noto Sans Mono CJK SC", monospace; }
        pre { padding: .75rem 1rem; background: var(--soft); border-radius: .4rem; overflow-x: auto; }
        table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: .5rem 0 1rem; font-size: .95rem; }
        caption { text-align: left; font-size: .85rem; opacity: .7; }
        td { border-top: 1px solid var(--line); padding: .3rem .6rem .3rem 0; vertical-align: top; overflow-wrap: anywhere; }
        td:first-child { width: 28%; }
        td:last-child { width: 5rem; white-space: nowrap; text-align: right; opacity: .7; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
        small { opacity: .7; }

        """
}

/// Text as it may stand in a page, in an attribute too: byte by byte, since to browsers a quotation mark is one whatever follows.
enum Escaped {
    static func of(_ text: String) -> String {
        guard text.utf8.contains(where: { special($0) != nil }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            if let written = special(byte) { bytes.append(contentsOf: written.utf8) } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func special(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
