import Customers
import Foundation
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// What is said of an erasure before it, and of the erased after it.
struct PreviewErasureTests {
    @Test(arguments: TestEngine.available)
    func everybodyAndEveryFileIsNamedBeforehand(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            _ = try await seeded.run(MergeCustomers(seeded.canary, seeded.sparrow, reason: nil, brand: nil))
            let list = seeded.folder + "/list.csv"
            try Data("c,\(seeded.sparrow)\n".utf8).write(to: URL(filePath: list))
            let preview = try await seeded.run(PreviewErasure(id: seeded.sparrow, brand: nil))
            #expect(Set(preview.members.map(\.id)) == [seeded.canary, seeded.sparrow])
            #expect(Set(preview.members.map { $0.name?.first }) == ["王", "李"])
            #expect(preview.members.allSatisfy { $0.name?.contains("*") == true })
            #expect(preview.members.map { $0.joinings.map(\.cause) } == [[.hand], [.hand]])
            #expect(preview.files == [list])
            #expect(preview.orders == 2)
            #expect(preview.erased == nil)
            let removed = try await seeded.run(EraseCustomer(id: seeded.sparrow, because: .law, brand: nil)).removed
            #expect(removed == preview.files)
            let afterwards = try await seeded.run(PreviewErasure(id: seeded.sparrow, brand: nil))
            #expect(afterwards.erased?.reason == .law)
            let listed = try await seeded.run(ListCustomers(brand: nil, matching: nil, limit: nil)).lines
            #expect(listed.map(\.isErased) == [true])
        }
    }

    /// Whoever is not reached any more is due to nobody.
    @Test(arguments: TestEngine.available)
    func whoWasErasedIsNotDue(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            for day in 2...5 {
                let order = PersonFile.orders.replacing("9001", with: "91\(day)1").replacing("9002", with: "91\(day)2")
                    .replacing("2026-01-0", with: "2026-0\(day)-0")
                try await seeded.bring("ExportOrderList20260\(day)021000.csv", order)
            }
            let due = ListDue(brand: nil, withinDays: nil, subject: .whole, limit: nil)
            let before = try await seeded.run(due)
            #expect(Set(before.lines.map(\.customer)) == [seeded.canary, seeded.sparrow])
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            let after = try await seeded.run(due)
            #expect(after.lines.map(\.customer) == [seeded.sparrow])
            #expect(after.total == 1)
        }
    }
}
