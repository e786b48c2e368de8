import Access
import Foundation
import HTTPTypes
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

/// What holds for every request, whatever it asks.
struct DoorTests {
    @Test func problemsSpeakTheCallersLanguage() async throws {
        try await Counter.open { counter in
            let english = try await counter.send(.get, "/nothing")
            #expect(english.status == 404 && english.text.contains("There is nothing at this address"))
            #expect(english.headers[.contentType] == "application/problem+json")
            let chinese = try await counter.send(
                .get, "/nothing", headers: [.acceptLanguage: "fr;q=0.9, zh-CN;q=0.8, en;q=0.5"])
            #expect(chinese.text.contains("该地址不存在"))
            let wrong = try await counter.send(.post, "/caller")
            #expect(wrong.status == 405)
            #expect(wrong.headers[.allow] == "GET")
        }
    }

    /// Threats 55.
    @Test func aKeyInAnAddressIsRefused() async throws {
        try await Counter.open { counter in
            let key = try await counter.key([.readBrand])
            for path in ["/brands?key=\(key)", "/caller?a=b&\(key)", "/caller?x=%68\(key.dropFirst())"] {
                let answer = try await counter.send(.get, path, key: key)
                #expect(answer.status == 401 && !answer.text.contains(key.suffix(20)), "\(path) \(answer.text)")
            }
        }
    }

    @Test func basicAuthorizationCarriesAKeyToo() async throws {
        try await Counter.open { counter in
            let key = try await counter.key([.readBrand])
            let basic = "Basic " + Data("\(key):".utf8).base64EncodedString()
            let answer = try await counter.send(.get, "/caller", headers: [.authorization: basic])
            #expect(answer.status == 200)
        }
    }

    /// Threats 13.
    @Test(arguments: [
        "sort=name", "order=1;DROP TABLE customers", "fields=*", "find=a&find=b", "limit=0", "limit=501", "limit=1e3",
        "limit=1 OR 1=1", "find=%ff", "limit=9223372036854775808",
    ])
    func namesAndValuesOfAnAddressAreKnown(_ query: String) async throws {
        try await Counter.open { counter in
            let key = try await counter.key([.readCustomers])
            let path = "/brands/\(try await counter.id())/customers?" + query.replacing(" ", with: "+")
            let answer = try await counter.send(.get, path + (query.contains("find") ? "" : "&find=a"), key: key)
            #expect(answer.status == 400, "\(answer.text)")
        }
    }

    /// Threats 27.
    @Test func everyAnswerTellsBrowsersToBeCareful() async throws {
        var settings = WebSettings()
        settings.publicURL = "https://crm.example.com"
        try await Counter.open(.sqlite, settings) { counter in
            for path in ["/caller", "/nothing", "!/openapi.json", "!/docs/api", "!/healthz", "!/metrics"] {
                let answer = try await counter.send(.get, path)
                let policy = answer.headers[.contentSecurityPolicy] ?? ""
                #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(path)")
                #expect(policy.contains("frame-ancestors 'none'"))
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.strictTransportSecurity] != nil)
                #expect(answer.headers[.referrerPolicy] == "no-referrer")
                #expect(answer.headers[.cacheControl] == "no-store")
                #expect(answer.headers[.requestID] != nil)
            }
        }
    }

    @Test func whoAsksTooOftenWaits() async throws {
        var settings = WebSettings()
        settings.requestsPerMinute = 5
        try await Counter.open(.sqlite, settings) { counter in
            let key = try await counter.key([.readBrand])
            for left in (0..<5).reversed() {
                let answer = try await counter.send(.get, "/caller", key: key)
                #expect(answer.status == 200 && answer.headers[.rateLimitRemaining] == "\(left)")
            }
            let answer = try await counter.send(.get, "/caller", key: key)
            #expect(answer.status == 429 && answer.headers[.retryAfter] == "12")
            // Another caller is not held up by it.
            let other = try await counter.send(.get, "/caller", key: try await counter.key([.readBrand]))
            #expect(other.status == 200)
            counter.time.pass(seconds: 12)
            let later = try await counter.send(.get, "/caller", key: key)
            #expect(later.status == 200)
        }
    }

    @Test func tooMuchIsNotTaken() async throws {
        try await Counter.open { counter in
            let key = try await counter.key([.changeBrand])
            let path = "/brands/\(try await counter.id())/stores"
            let long = #"{"name":""# + String(repeating: "x", count: 1_000_000) + #"","platform":"jd"}"#
            let answer = try await counter.send(.post, path, key: key, body: long)
            #expect(answer.status == 413)
            let text = try await counter.send(
                .post, path, key: key, body: #"{"name":"x","platform":"jd"}"#, headers: [.contentType: "text/plain"])
            #expect(text.status == 415)
        }
    }

    @Test func aBrandIsFoundByIdAndByName() async throws {
        try await Counter.open { counter in
            let key = try await counter.key([.readBrand])
            for name in [try await counter.id(), "A1"] {
                let answer = try await counter.send(.get, "/brands/\(name)", key: key)
                let found = try answer.member("name")
                #expect(answer.status == 200 && found == "A1")
            }
        }
    }
}

/// Sessions of browsers.
struct SignInTests {
    private static let body = #"{"name":"mei","password":"correct horse"}"#
    private static let own: HTTPFields = [.origin: "http://localhost:8080"]

    private static func open(_ body: (Counter) async throws -> Void) async throws {
        try await Counter.open { counter in
            _ = try await counter.run(
                AddMember(name: "mei", post: .init(.manager, brand: "A1"), password: Secret("correct horse")))
            try await body(counter)
        }
    }

    private static func cookie(of answer: Answer) throws -> String {
        let header = try #require(answer.headers[.setCookie])
        return String(header.prefix { $0 != ";" })
    }

    /// Threats 51, 52.
    @Test func aSessionIsACookieOfItsOwn() async throws {
        try await Self.open { counter in
            let answer = try await counter.send(
                .post, "/session", body: Self.body, headers: [.cookie: "__Host-huitou=fixed"])
            #expect(answer.status == 204)
            let header = try #require(answer.headers[.setCookie])
            for word in ["__Host-huitou=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
                #expect(header.contains(word), "\(header)")
            }
            #expect(!header.contains("Domain") && !header.contains("fixed"))
            let cookie = try Self.cookie(of: answer)
            #expect(cookie.count == "__Host-huitou=".count + 43)
            let caller = try await counter.send(.get, "/caller", headers: [.cookie: cookie])
            let name = try caller.member("name")
            #expect(caller.status == 200 && name == "mei")
            let out = try await counter.send(
                .delete, "/session", headers: Self.own.with(.cookie, cookie))
            #expect(out.status == 204)
            #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
            let dead = try await counter.send(.get, "/caller", headers: [.cookie: cookie])
            #expect(dead.status == 401)
        }
    }

    @Test func afterTwelveHoursItIsDead() async throws {
        try await Self.open { counter in
            let cookie = try Self.cookie(of: try await counter.send(.post, "/session", body: Self.body))
            for _ in 0..<35 {
                counter.time.pass(seconds: 1200)
                let answer = try await counter.send(.get, "/caller", headers: [.cookie: cookie])
                #expect(answer.status == 200)
            }
            counter.time.pass(seconds: 1200)
            let answer = try await counter.send(.get, "/caller", headers: [.cookie: cookie])
            #expect(answer.status == 401)
        }
    }

    @Test func wrongPasswordsAreRefusedAlike() async throws {
        try await Self.open { counter in
            let wrong = try await counter.send(.post, "/session", body: #"{"name":"mei","password":"nope"}"#)
            let nobody = try await counter.send(.post, "/session", body: #"{"name":"who","password":"nope"}"#)
            #expect(wrong.status == 401 && nobody.status == 401)
            #expect(wrong.bytes == nobody.bytes)
        }
    }

    /// Threats 53.
    @Test(arguments: [
        HTTPFields(), [.origin: "null"], [.origin: "http://evil.example"], [.origin: "http://localhost:8081"],
        [.origin: "http://localhost:8080", .fetchSite: "cross-site"], [.origin: "https://localhost.evil.example:8080"],
    ])
    func otherSitesChangeNothing(_ headers: HTTPFields) async throws {
        try await Self.open { counter in
            let cookie = try Self.cookie(of: try await counter.send(.post, "/session", body: Self.body))
            let path = "/brands/\(try await counter.id())/stores"
            let body = #"{"name":"x","platform":"jd"}"#
            let answer = try await counter.send(.post, path, body: body, headers: headers.with(.cookie, cookie))
            #expect(answer.status == 403)
            let own = try await counter.send(.post, path, body: body, headers: Self.own.with(.cookie, cookie))
            #expect(own.status == 201)
        }
    }
}

extension HTTPFields {
    fileprivate func with(_ name: HTTPField.Name, _ value: String) -> HTTPFields {
        var fields = self
        fields[name] = value
        return fields
    }
}

struct ServingRulesTests {
    @Test func inTheClearOnlyThisMachineIsServed() throws {
        var settings = WebSettings()
        try ServingRules.check(settings)
        settings.host = "0.0.0.0"
        #expect(throws: ServingError.inTheClear(host: "0.0.0.0")) { try ServingRules.check(settings) }
        settings.trustedProxies = ["10.0.0.1"]
        try ServingRules.check(settings)
        settings.trustedProxies = ["somewhere"]
        #expect(throws: ServingError.badProxy("somewhere")) { try ServingRules.check(settings) }
        settings.trustedProxies = []
        settings.certificatePath = "/c.pem"
        #expect(throws: ServingError.halfCertificate) { try ServingRules.check(settings) }
        settings.certificateKeyPath = "/k.pem"
        try ServingRules.check(settings)
    }

    @Test(arguments: [
        (nil, "10.0.0.1", "10.0.0.1"), ("1.2.3.4", "10.0.0.1", "1.2.3.4"), ("1.2.3.4", "9.9.9.9", "9.9.9.9"),
        ("6.6.6.6, 1.2.3.4", "10.0.0.1", "1.2.3.4"), ("1.2.3.4, 10.0.0.7", "10.0.0.1", "1.2.3.4"),
        ("nonsense", "10.0.0.1", "10.0.0.1"),
    ])
    func aProxyIsBelievedWhereItIsTrusted(_ said: String?, _ peer: String, _ wanted: String) {
        var headers = HTTPFields()
        if let said { headers[.forwardedFor] = said }
        #expect(ClientAddress(trusted: ["10.0.0.0/8"]).of(peer: peer, headers) == wanted)
    }
}
