import Access
import Database
import Foundation
import HTTPTypes
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

struct ImportRoutesTests {
    private static let header = "订单编号,买家会员名,收货人姓名,联系手机,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"

    /// Orders of Taobao, of which those with a paid amount that is none are held back.
    private static func orders(_ paid: [String]) -> String {
        header
            + paid.enumerated().map { number, paid in
                "77\(number),小艾\(number),王金丝雀,1365192738\(number),\(paid),交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n"
            }.joined()
    }

    private static func name(_ text: String) -> String { "/imports?name=" + ShopCounter.escaped(text) }

    private static func handIn(
        _ text: String, as name: String = "ExportOrderList202601021000.csv", to shop: ShopCounter
    ) async throws -> ImportBody {
        try await shop.change(.post, Self.name(name), text, as: ImportBody.self)
    }

    private static func round(_ shop: ShopCounter) async throws {
        let time = shop.counter.time
        try await ImportHandedIn(shop.counter.installation, clock: { time.now }) { error in
            Issue.record(error)
        }.round()
    }

    private static func files(of shop: ShopCounter) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: shop.counter.uploads)) ?? []
    }

    @Test(arguments: TestEngine.available)
    func aFileIsHandedInLookedIntoAndImported(_ engine: TestEngine) async throws {
        try await ShopCounter.open(engine, customers: 0) { shop in
            let handedIn = try await Self.handIn(Self.orders(["30.00", "kein", "32.00"]), to: shop)
            #expect(handedIn.state == .received && handedIn.hasFile && handedIn.by == "test")
            let path = "/imports/\(handedIn.id)"
            let preview = try await shop.change(.post, path + "/preview", "{}", as: ImportPreview.self)
            #expect(preview.format == "taobao_orders" && preview.facts.map(\.number) == ["770", "772"])
            #expect(preview.facts.first?.amount?.amount == "30.00" && preview.facts.first?.person == "王**")
            #expect(preview.held.map(\.column) == ["买家实际支付金额"])
            let none = try await shop.read(CustomersBody.self, "/customers")
            #expect(none.items.isEmpty)
            let started = try await shop.send(.post, path + "/start", body: "{}")
            let twice = try await shop.send(.post, path + "/start", body: "{}")
            #expect(started.status == 202 && twice.status == 409)
            try await Self.round(shop)
            let done = try await shop.read(ImportBody.self, path)
            let report = try #require(done.report)
            #expect(done.state == .done && !done.hasFile && done.hasHeldRows && done.failure == nil)
            #expect(
                report.counts.new == 2 && report.counts.heldRows == 1 && report.counts.customersNew == 2
                    && report.store == "Taobao")
            #expect(report.problems.map(\.code).count == 1)
            let customers = try await shop.read(CustomersBody.self, "/customers")
            #expect(customers.items.count == 2)
            let held = try await shop.send(.get, path + "/held-rows")
            #expect(held.status == 200 && held.text.contains("771") && !held.text.contains("770,"))
            let audit = try await shop.counter.run(ListBrandAudit(.newest(), limit: 1, brand: "A1"))
            #expect(audit.first?.row.code == AuditCode.heldRowsRead.rawValue && audit.first?.subject == handedIn.id)
            let finished = try await shop.send(.post, path + "/start", body: "{}")
            #expect(finished.status == 409)
            // Corrected there and handed in again.
            let corrected = held.text.replacing("kein", with: "31.00")
            let again = try await Self.handIn(corrected, to: shop)
            _ = try await shop.send(.post, "/imports/\(again.id)/start", body: "{}")
            try await Self.round(shop)
            let third = try await shop.read(CustomersBody.self, "/customers")
            #expect(third.items.count == 3)
            let listed = try await shop.read(Page<ImportBody>.self, "/imports?limit=1")
            let older = try await shop.read(Page<ImportBody>.self, "/imports?after=\(try #require(listed.next))")
            #expect(listed.items.map(\.id) == [again.id] && older.items.map(\.id) == [handedIn.id] && older.next == nil)
            #expect(Self.files(of: shop).count == 1, "the rows that were held back alone")
        }
    }

    @Test func aTrialKeepsNothing() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let path = "/imports/\(try await Self.handIn(Self.orders(["30.00"]), to: shop).id)"
            _ = try await shop.send(.post, path + "/start", body: #"{"isTrial":true}"#)
            try await Self.round(shop)
            let tried = try await shop.read(ImportBody.self, path)
            #expect(tried.state == .tried && tried.report?.counts.new == 1 && tried.hasFile)
            let nobody = try await shop.read(CustomersBody.self, "/customers")
            #expect(nobody.items.isEmpty)
            _ = try await shop.send(.post, path + "/start", body: "{}")
            try await Self.round(shop)
            let customers = try await shop.read(CustomersBody.self, "/customers")
            #expect(customers.items.count == 1)
        }
    }

    @Test func whatIsWrongWithAFileIsSaidByItsOwnName() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let path = "/imports/\(try await Self.handIn("", as: "leer.csv", to: shop).id)"
            let preview = try await shop.send(.post, path + "/preview", body: "{}")
            #expect(preview.status == 422 && preview.text.contains("leer.csv is empty"))
            #expect(try preview.member("code") == "file.empty")
            _ = try await shop.send(.post, path + "/start", body: "{}")
            try await Self.round(shop)
            let failed = try await shop.read(ImportBody.self, path)
            #expect(failed.state == .failed && failed.failure?.code == "file.empty")
            #expect(failed.failure?.detail.contains("leer.csv is empty") == true)
            let unknown = try await Self.handIn("a,b\r\n1,2\r\n", as: "what.csv", to: shop)
            let columns = try await shop.send(.post, "/imports/\(unknown.id)/preview", body: "{}")
            #expect(columns.status == 422)
            #expect(try columns.member("code") == "format.unrecognised")
            let store = try await shop.send(.post, "/imports/\(unknown.id)/start", body: #"{"store":"nowhere"}"#)
            #expect(store.status == 404)
        }
    }

    @Test func aFileOfAnyColumnsIsReadByAMapping() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let text = "nr,who,total,when\r\n5,a@example.org,12.50,2026-01-01 10:00:00\r\n"
            let path = "/imports/\(try await Self.handIn(text, as: "own.csv", to: shop).id)"
            let bad = try await shop.send(.post, path + "/preview", body: #"{"mapping":"kind: nothing"}"#)
            #expect(bad.status == 422)
            #expect(try bad.member("code") == "mapping.invalid", "\(bad.text)")
            let mapping =
                "name: own\\nkind: orders\\ncolumns:\\n  order_number: nr\\n  placed_at: when\\n  paid_at: when\\n"
                + "  paid: total\\n  email: who\\nbuyer:\\n  - {column: who, kind: email}\\n"
            let preview = try await shop.change(
                .post, path + "/preview", #"{"mapping":"\#(mapping)"}"#, as: ImportPreview.self)
            #expect(preview.format == "own" && preview.facts.map(\.number) == ["5"])
            #expect(
                preview.facts.first?.person == "a***@example.org"
                    || preview.facts.first?.person?.contains("***") == true)
        }
    }

    /// No name leads out of the folder, and none of the names that are told is where a file lies.
    @Test(arguments: ["../../etc/passwd", "/etc/orders.csv", "C:\\tmp\\orders.csv", "orders.csv"])
    func aNameIsOnlyAName(_ name: String) async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let handedIn = try await Self.handIn(Self.orders(["30.00"]), as: name, to: shop)
            #expect(!handedIn.name.contains("/") && !handedIn.name.contains("\\"))
            let files = Self.files(of: shop)
            #expect(files.count == 1 && files.allSatisfy { $0.count == 32 })
            let attributes = try FileManager.default.attributesOfItem(atPath: shop.counter.uploads + "/" + files[0])
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        }
    }

    @Test(arguments: ["", "a\u{7}b", " a", String(repeating: "x", count: 201)])
    func aNameThatIsNoneIsRefused(_ name: String) async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let answer = try await shop.send(.post, Self.name(name), body: "x")
            #expect(answer.status == 422 || answer.status == 400)
            #expect(Self.files(of: shop).isEmpty)
        }
    }

    @Test func whoMayNotImportWritesNothing() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let id = try await Self.handIn(Self.orders(["30.00"]), to: shop).id
            let reader = try await shop.counter.key([.readCustomers])
            let foreign = try await shop.counter.key(Counter.everything, brand: "B1")
            let refused = try await shop.counter.send(.post, shop.root + Self.name("a.csv"), key: reader, body: "x")
            #expect(refused.status == 403)
            let elsewhere = try await shop.counter.send(.post, shop.root + Self.name("a.csv"), key: foreign, body: "x")
            #expect(elsewhere.status == 404 && Self.files(of: shop).count == 1)
            let other = "/brands/\(try await shop.counter.id(of: "B1"))/imports/\(id)"
            for (method, path) in [
                (HTTPRequest.Method.get, other), (.post, other + "/preview"), (.post, other + "/start"),
                (.get, other + "/held-rows"), (.delete, other),
            ] {
                let answer = try await shop.counter.send(
                    method, path, key: foreign, body: method == .post ? "{}" : nil)
                #expect(answer.status == 404, "\(method) \(path)")
            }
            let stands = try await shop.read(ImportBody.self, "/imports/\(id)")
            #expect(stands.state == .received)
        }
    }

    @Test func whatIsTakenBackIsDeletedAndNotImported() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let path = "/imports/\(try await Self.handIn(Self.orders(["30.00"]), to: shop).id)"
            _ = try await shop.send(.post, path + "/start", body: "{}")
            let deleted = try await shop.send(.delete, path)
            try await Self.round(shop)
            let over = try await shop.read(ImportBody.self, path)
            #expect(deleted.status == 204 && over.state == .cancelled && !over.hasFile)
            let customers = try await shop.read(CustomersBody.self, "/customers")
            #expect(customers.items.isEmpty && Self.files(of: shop).isEmpty)
            let started = try await shop.send(.post, path + "/start", body: "{}")
            let shown = try await shop.send(.post, path + "/preview", body: "{}")
            #expect(started.status == 409 && shown.status == 409)
        }
    }

    /// Rows that were held back may name anybody: they go with whoever is erased, and when somebody says so.
    @Test(arguments: ["erasure", "delete"])
    func heldRowsDoNotOutliveWhomTheyName(_ way: String) async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let path = "/imports/\(try await Self.handIn(Self.orders(["30.00", "kein"]), to: shop).id)"
            _ = try await shop.send(.post, path + "/start", body: "{}")
            try await Self.round(shop)
            let held = try await shop.send(.get, path + "/held-rows")
            #expect(held.status == 200 && Self.files(of: shop).count == 1)
            if way == "delete" {
                let deleted = try await shop.send(.delete, path)
                #expect(deleted.status == 204)
            } else {
                let customer = try #require(try await shop.read(CustomersBody.self, "/customers").items.first).id
                _ = try await shop.send(.post, "/customers/\(customer)/erasure", body: #"{"reason":"request"}"#)
            }
            let gone = try await shop.send(.get, path + "/held-rows")
            #expect(gone.status == 404 && Self.files(of: shop).isEmpty)
        }
    }

    /// What a crash left of an upload is noted nowhere.
    @Test func whatIsKnownToNobodyIsDeletedAfterADay() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            _ = try await Self.handIn(Self.orders(["30.00"]), to: shop)
            let left = shop.counter.uploads + "/" + String(repeating: "a", count: 32)
            try Data("x".utf8).write(to: URL(filePath: left))
            try FileManager.default.setAttributes(
                [.modificationDate: Counter.start.date.addingTimeInterval(-90_000)], ofItemAtPath: left)
            try await Self.round(shop)
            #expect(!FileManager.default.fileExists(atPath: left) && Self.files(of: shop).count == 1)
        }
    }

    @Test func aMappingOfAliasesIsRefusedAtOnce() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let path = "/imports/\(try await Self.handIn("a,b\r\n1,2\r\n", as: "own.csv", to: shop).id)"
            let bomb =
                "a0: &a0 [x,x,x,x,x,x,x,x,x]\\n"
                + (1..<12).map { level in
                    let inner = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
                    return "a\(level): &a\(level) [\(inner)]\\n"
                }.joined() + "? *a11\\n: 1\\n"
            for step in ["preview", "start"] {
                let refused = try await shop.send(.post, path + "/" + step, body: #"{"mapping":"\#(bomb)"}"#)
                #expect(refused.status == 422)
                #expect(try refused.member("code") == "mapping.invalid")
            }
        }
    }

    @Test func whatNobodyAsksForIsDeletedAfterADay() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let path = "/imports/\(try await Self.handIn(Self.orders(["30.00"]), to: shop).id)"
            try await Self.round(shop)
            #expect(Self.files(of: shop).count == 1)
            shop.counter.time.pass(seconds: 25 * 3600)
            try await Self.round(shop)
            let over = try await shop.read(ImportBody.self, path)
            #expect(Self.files(of: shop).isEmpty && over.state == .cancelled)
        }
    }

    /// What was running when the server was killed goes on at the next start.
    @Test(arguments: TestEngine.available)
    func whatWasCutShortGoesOn(_ engine: TestEngine) async throws {
        try await ShopCounter.open(engine, customers: 0) { shop in
            let id = try await Self.handIn(Self.orders(["30.00", "31.00"]), to: shop).id
            _ = try await shop.send(.post, "/imports/\(id)/start", body: "{}")
            let database = shop.counter.installation.database
            _ = try await database.write { try $0.execute("UPDATE import_runs SET state = 'running', begun_at = 5") }
            try await Self.round(shop)
            let done = try await shop.read(ImportBody.self, "/imports/\(id)")
            #expect(done.state == .done && done.report?.counts.new == 2)
        }
    }
}
