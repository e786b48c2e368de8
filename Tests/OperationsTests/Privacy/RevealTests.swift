import Access
import Database
import Facts
import Foundation
import Operations
import Shop
import TestDatabases
import Testing

struct RevealTests {
    @Test(arguments: TestEngine.available)
    func whatIsShownIsMaskedUntilSomebodyRevealsItAndThatIsWrittenDown(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            try await seed(agency)
            let manager = try await agency.member("manager", .manager)
            let list = try await agency.run(ListCustomers(brand: nil, matching: nil, limit: 9), as: manager)
            let canary = try #require(list.lines.first { $0.name == "王**" }?.id)
            let profile = try await agency.run(ShowCustomer(id: canary, brand: nil), as: manager)
            #expect(profile.values.contains(PersonalValue(kind: .phone, text: "139****0000")))
            let export = try await agency.run(ExportSegment("bought", brand: nil), as: manager)
            for shown in ["\(list)", "\(profile)", "\(export)"] {
                for text in PersonFile.ofCanary + PersonFile.ofSparrow { #expect(!shown.contains(text), "\(text)") }
            }
            let before = try await agency.audit().count
            let phone = try await agency.run(RevealCustomer(id: canary, kind: .phone, brand: nil), as: manager)
            #expect(phone.values == [PersonalValue(kind: .phone, text: "13912340000")])
            let all = try await agency.run(RevealCustomer(id: canary, brand: nil), as: manager).values.map(\.text)
            for text in PersonFile.ofCanary { #expect(all.contains { $0.contains(text) }, "\(text)") }
            let rows = try await agency.audit().dropFirst(before)
            #expect(rows.map(\.code) == ["customers.revealed", "customers.revealed"])
            #expect(rows.map(\.subject) == ["customer", "customer"])
            #expect(Set(rows.map(\.subjectID)).count == 1)
            #expect(rows.map(\.note) == ["phone", nil])
        }
    }

    @Test(arguments: TestEngine.available)
    func whoMayExportAndNotRevealGetsMaskedLists(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            try await seed(agency)
            let clerk = try await agency.member("operator", .operator)
            let manager = try await agency.member("manager", .manager)
            await #expect(throws: AccessError.forbidden(.revealCustomers)) {
                _ = try await agency.run(ExportSegment("bought", brand: nil, isUnmasked: true), as: clerk)
            }
            await #expect(throws: AccessError.forbidden(.revealCustomers)) {
                _ = try await agency.run(RevealCustomer(id: "c_0000000000000", brand: nil), as: clerk)
            }
            let listed = try await agency.run(ListCustomers(brand: nil, matching: nil, limit: 1), as: clerk)
            let id = try #require(listed.lines.first?.id)
            await #expect(throws: AccessError.forbidden(.revealCustomers)) {
                _ = try await agency.run(ExportCustomer(id: id, brand: nil), as: clerk)
            }
            let masked = try await agency.run(ExportSegment("bought", brand: nil), as: clerk)
            #expect(masked.rows.allSatisfy { $0.revealed.isEmpty })
            let unmasked = try await agency.run(ExportSegment("bought", brand: nil, isUnmasked: true), as: manager)
            let told = unmasked.rows.flatMap(\.revealed)
            #expect(told.contains(PersonalValue(kind: .phone, text: "13912340000")))
            #expect(told.allSatisfy { $0.kind != .buyerMessage && $0.kind != .merchantMemo })
            let rows = try await agency.audit().suffix(5)
            #expect(rows.map(\.code) == ["refused", "refused", "refused", "customers.exported", "customers.exported"])
            #expect(
                rows.map(\.note) == [
                    "customers.reveal", "customers.reveal", "customers.reveal", "segment 2", "segment 2 unmasked",
                ])
        }
    }

    /// A person is read under all the ids that they are written down under.
    @Test(arguments: TestEngine.available)
    func revealingOneOfMergedCustomersRevealsThePerson(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            try await PersonFile.bring(into: shop)
            let canary = try #require(try await PersonFile.id("王金丝雀", in: shop))
            let sparrow = try #require(try await PersonFile.id("李麻雀儿", in: shop))
            let ids = try [canary, sparrow].map { try #require(shop.installation.outerIDs.id($0, prefix: "c")) }
            let brand = try await shop.run(FindBrand(name: nil)).id
            let now = shop.now
            try await shop.installation.database.write { tx in
                _ = try Merges.merge(ID(ids[0]), ID(ids[1]), brand: brand, at: now, in: tx)
            }
            for id in [canary, sparrow] {
                let texts = try await shop.run(RevealCustomer(id: id, kind: .phone, brand: nil)).values.map(\.text)
                #expect(Set(texts) == ["13912340000", "13712349999"])
            }
        }
    }

    private func seed(_ agency: Agency) async throws {
        let path = agency.shop.folder + "/" + PersonFile.name
        try Data(PersonFile.orders.utf8).write(to: URL(filePath: path))
        var options = ImportFile.Options()
        options.brand = Agency.own
        _ = try await agency.shop.run(ImportFile(path: path, options: options) { _ in })
    }
}
