import Access
import Database
import Foundation
import Operations
import Shop
import TestDatabases
import Testing

/// That no word of one team's brand reaches another's.
struct CanaryTests {
    private static let canary = "金丝雀"

    @Test(arguments: TestEngine.available)
    func noWordOfAnotherBrandIsInAnyAnswer(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            try await seed(agency)
            let owner = try await agency.member("owner", .owner)
            let answers: [String] = [
                "\(try await agency.run(ListBrands(), as: owner))",
                "\(try await agency.run(ListStaff(brand: nil), as: owner))",
                "\(try await agency.run(ListKeys(brand: nil), as: owner))",
                "\(try await agency.run(ListBrandAudit(.after(0), limit: 1_000, brand: nil), as: owner))",
                "\(try await agency.run(ListStores(brand: nil), as: owner))",
                "\(try await agency.run(ShowSettings(brand: nil), as: owner))",
                "\(try await agency.run(ListCustomers(brand: nil, matching: Self.canary, limit: 9), as: owner))",
                "\(try await agency.run(ListCustomers(brand: nil, matching: nil, limit: 9), as: owner))",
                "\(try await agency.run(ListConflicts(brand: nil), as: owner))",
                "\(try await agency.run(ListSegments(brand: nil), as: owner))",
                "\(try await agency.run(ExportSegment("bought", brand: nil), as: owner))",
                "\(try await agency.run(ReportStages(brand: nil), as: owner))",
                "\(try await agency.run(ReportCycles(brand: nil, by: .product), as: owner))",
                "\(try await message { _ = try await agency.run(FindBrand(name: "none"), as: owner) })",
                "\(try await message { _ = try await agency.run(AskSegment("none", brand: nil, limit: 1), as: owner) })",
                "\(try await message { _ = try await agency.run(RemoveSegment("none", brand: nil), as: owner) })",
            ]
            for answer in answers {
                #expect(!answer.contains(Self.canary), "\(answer)")
                #expect(!answer.contains(Agency.other), "\(answer)")
            }
            let theirs = try await agency.shop.run(ListStores(brand: Agency.other))
            #expect("\(theirs)".contains(Self.canary))
        }
    }

    /// What names a thing of another brand names nothing here.
    @Test(arguments: TestEngine.available)
    func namesAndIdsOfAnotherBrandOpenNothing(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            try await seed(agency)
            let owner = try await agency.member("owner", .owner)
            let theirs = try await agency.shop.run(ListCustomers(brand: Agency.other, matching: nil, limit: 9)).lines
            let customer = try #require(theirs.first?.id)
            let key = try #require(try await agency.shop.run(ListKeys(brand: Agency.other)).first).key
            let before = try await agency.dump()
            for id in [customer, "c_0000000000000"] {
                let answers = [
                    try await message { _ = try await agency.run(ShowCustomer(id: id, brand: nil), as: owner) },
                    try await message {
                        _ = try await agency.run(ExplainSegment("bought", of: id, brand: nil), as: owner)
                    },
                ]
                #expect(Set(answers).count == 1)
                #expect(answers[0] == "notFound")
            }
            for prefix in [key.prefix, "hk_00000000"] {
                await #expect(throws: AccessError.noSuchKey(prefix: prefix)) {
                    try await agency.run(RevokeKey(prefix, brand: nil), as: owner)
                }
            }
            #expect(try await agency.dump() == before)
        }
    }

    private func seed(_ agency: Agency) async throws {
        let path = agency.shop.folder + "/ExportOrderList202601021000.csv"
        let text =
            "订单编号,买家会员名,收货人姓名,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
            + "77,\(Self.canary),\(Self.canary),30.00,交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n"
        try Data(text.utf8).write(to: URL(filePath: path))
        var options = ImportFile.Options()
        options.brand = Agency.other
        _ = try await agency.shop.run(AddStore(name: Self.canary, platform: .taobao, brand: Agency.other))
        _ = try await agency.shop.run(ImportFile(path: path, options: options) { _ in })
        let post = AddMember.Post(.owner, brand: Agency.other)
        _ = try await agency.shop.run(AddMember(name: Self.canary, post: post))
        _ = try await agency.shop.run(CreateKey(Self.canary, [.readBrand], brand: Agency.other))
        _ = try await agency.shop.run(
            SaveSegment(Self.canary, as: "bought", brand: Agency.other, enters: false))
    }

    /// What an operation fails with, as its caller reads it; its kind where that names nothing.
    private func message(_ body: () async throws -> Void) async throws -> String {
        do {
            try await body()
            return "nothing"
        } catch let error as any Explained where error.kind == .notFound && error.code.hasPrefix("customer") {
            return error.kind.rawValue
        } catch let error as any Explained {
            return error.message.english + error.message.chinese
        }
    }
}
