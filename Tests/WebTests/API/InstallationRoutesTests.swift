import Access
import Foundation
import HTTPTypes
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

/// What takes a person rather than a key.
struct InstallationRoutesTests {
    private static func cookie(of counter: Counter, administrator: Bool) async throws -> HTTPFields {
        _ = try await counter.run(
            AddMember(
                name: "mei", isAdministrator: administrator, post: .init(.owner, brand: "A1"),
                password: Secret("correct horse")))
        let answer = try await counter.send(.post, "/session", body: #"{"name":"mei","password":"correct horse"}"#)
        let cookie = try #require(answer.headers[.setCookie]).prefix { $0 != ";" }
        return [.cookie: String(cookie), .origin: "http://localhost:8080"]
    }

    @Test(arguments: TestEngine.available)
    func administratorsSeeTheAuditAndHowThingsStand(_ engine: TestEngine) async throws {
        try await Counter.open(engine) { counter in
            let headers = try await Self.cookie(of: counter, administrator: true)
            let audit = try await counter.send(.get, "/audit?limit=2", headers: headers)
            let lines = try JSONDecoder().decode(Listed<AuditLineBody>.self, from: Data(audit.bytes)).items
            let own = try await counter.run(ListAudit(.newest(), limit: 2))
            #expect(lines.map(\.number) == own.map(\.row.number) && lines.first?.code == "session.begun")
            let older = try await counter.send(
                .get, "/audit?limit=2&before=\(lines[1].number)", headers: headers)
            let before = try JSONDecoder().decode(Listed<AuditLineBody>.self, from: Data(older.bytes)).items
            #expect(before.first?.number == lines[1].number - 1)
            let both = try await counter.send(.get, "/audit?before=1&after=1", headers: headers)
            #expect(both.status == 400)
            for path in ["/audit/verification", "/health"] {
                let answer = try await counter.send(.get, path, headers: headers)
                let findings = try JSONDecoder().decode(Listed<FindingBody>.self, from: Data(answer.bytes)).items
                #expect(findings.contains { $0.name == "audit" && $0.verdict == "good" }, "\(answer.text)")
            }
        }
    }

    @Test func othersDoNot() async throws {
        try await Counter.open { counter in
            let headers = try await Self.cookie(of: counter, administrator: false)
            for path in ["/audit", "/audit/verification", "/health"] {
                let answer = try await counter.send(.get, path, headers: headers)
                #expect(answer.status == 403)
            }
            let own = try await counter.send(.get, "/brands/A1/audit", headers: headers)
            #expect(own.status == 200)
        }
    }

    @Test func aSecondFactorIsBegunConfirmedAndRemoved() async throws {
        try await Counter.open { counter in
            let headers = try await Self.cookie(of: counter, administrator: false)
            let begun = try await counter.send(.post, "/caller/second-factor", body: "{}", headers: headers)
            let uri = try #require(try begun.member("uri"))
            #expect(begun.status == 201 && uri.hasPrefix("otpauth://totp/"))
            let wrong = try await counter.send(
                .put, "/caller/second-factor", body: #"{"code":"abcdef"}"#, headers: headers)
            #expect(wrong.status >= 400 && wrong.status < 500)
            let none = try await counter.send(
                .post, "/caller/second-factor/removal", body: #"{"code":"abcdef"}"#, headers: headers)
            #expect(none.status >= 400 && none.status < 500)
            let factors = try await counter.run(ListMembers()).filter(\.hasSecondFactor)
            #expect(factors.isEmpty)
            let foreign = try await counter.send(.delete, "/members/mei/second-factor", headers: headers)
            #expect(foreign.status != 204)
        }
    }
}
