import Access
import Foundation
import HTTPTypes
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

struct RouteTableTests {
    @Test func eachHasANameAndAPlaceOfItsOwn() {
        let names = RouteTable.all.map(\.name)
        #expect(Set(names).count == names.count)
        let places = RouteTable.all.map { $0.method.rawValue + $0.path }
        #expect(Set(places).count == places.count)
    }

    /// Two types of one name would be told as one in the document.
    @Test func noTwoObjectsShareAName() {
        var known: [String: ObjectSchema] = [:]
        func look(at schema: Schema) {
            switch schema {
            case .object(let object):
                if let other = known[object.name] { return #expect(other == object, "\(object.name)") }
                known[object.name] = object
                for member in object.members { look(at: member.schema) }
            case .list(let element), .map(let element): look(at: element)
            case .text, .integer, .number, .flag, .anything: break
            }
        }
        for route in RouteTable.all {
            route.body.map(look)
            if case .json(let schema, _) = route.answer { look(at: schema) }
        }
        #expect(known.count > 10)
    }

    /// Threats 5: nobody, an empty or wrong key, a revoked one.
    @Test func nobodyIsAnswered() async throws {
        try await Counter.open { counter in
            let brand = try await counter.id()
            let revoked = try await counter.key(Counter.everything)
            try await counter.run(RevokeKey(revoked, brand: "A1"))
            let before = try await WholeDump.of(counter.installation.database, without: [])
            for route in RouteTable.all where route.permission != nil {
                let call = SampleCall(route, names: ["brand": brand])
                for key in [nil, "", "hk_00000000_wrong", revoked] {
                    let answer = try await counter.send(route.method, call.path, key: key, body: call.body)
                    #expect(answer.status == 401, "\(route.name) \(answer.text)")
                }
            }
            let after = try await WholeDump.of(counter.installation.database, without: [])
            #expect(before == after)
        }
    }

    /// Threats 1: what is another brand's answers as what is not there, and nothing is changed.
    @Test(arguments: TestEngine.available)
    func anotherBrandIsNotThere(_ engine: TestEngine) async throws {
        try await Counter.open(engine) { counter in
            let key = try await counter.key(Counter.everything)
            let other = try await counter.id(of: "B1")
            let random = "b_0000000000001"
            let audit: Set<String> = ["audit_rows", "audit_head", "api_keys"]
            let before = try await WholeDump.of(counter.installation.database, without: audit)
            for route in RouteTable.all where route.path.contains("{brand}") {
                let call = SampleCall(route, names: ["brand": other])
                let answer = try await counter.send(route.method, call.path, key: key, body: call.body)
                let unknown = SampleCall(route, names: ["brand": random])
                let wanted = try await counter.send(route.method, unknown.path, key: key, body: unknown.body)
                #expect(answer.status == 404, "\(route.name) \(answer.text)")
                #expect(answer.text.replacing(other, with: random) == wanted.text, "\(route.name)")
            }
            let after = try await WholeDump.of(counter.installation.database, without: audit)
            #expect(before == after)
        }
    }

    /// Threats 4: a key with no permission but to read the brand may read the brand, and nothing else.
    @Test func aKeyOpensWhatItCarries() async throws {
        try await Counter.open { counter in
            let brand = try await counter.id()
            let key = try await counter.key([.readBrand])
            for route in RouteTable.all where route.path.contains("{brand}") {
                let call = SampleCall(route, names: ["brand": brand])
                let answer = try await counter.send(route.method, call.path, key: key, body: call.body)
                #expect((answer.status == 403) == (route.permission != .readBrand), "\(route.name) \(answer.text)")
            }
        }
    }

    @Test func whatIsSentMustBeKnown() async throws {
        try await Counter.open { counter in
            let brand = try await counter.id()
            let key = try await counter.key(Counter.everything)
            for route in RouteTable.all where route.body != nil && route.path.contains("{brand}") {
                let call = SampleCall(route, names: ["brand": brand])
                let body = call.body.map { ($0 == "{}" ? "{" : $0.dropLast() + ",") + "\"shop_id\":7}" }
                let answer = try await counter.send(route.method, call.path, key: key, body: body)
                #expect(answer.status == 422, "\(route.name) \(answer.text)")
                #expect(answer.text.contains("/shop_id"), "\(answer.text)")
            }
        }
    }
}
