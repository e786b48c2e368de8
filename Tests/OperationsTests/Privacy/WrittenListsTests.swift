import Access
import Customers
import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Operations

/// Lists that cannot be reached from where somebody is erased.
struct WrittenListsTests {
    private static let till = Machine(mark: "00112233445566aa", name: "till-2")

    /// It stays noted, and is named; the machine that it lies on removes it.
    @Test(arguments: TestEngine.available)
    func aListOnAnotherMachineIsRemovedThere(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let list = try write(seeded.canary, "till.csv", seeded)
            let other = try write(seeded.sparrow, "other.csv", seeded)
            let missing = seeded.folder + "/gone.csv"
            for path in [list, other, missing] { try await note(path, on: Self.till, seeded) }
            let answer = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            #expect(answer.unfinished == nil && answer.removed == [])
            #expect(Set(answer.left) == Set([list, other, missing].map { "till-2:\($0)" }))
            #expect(FileManager.default.fileExists(atPath: list))
            // Its next start.
            try await WrittenLists(seeded.installation(), on: Self.till).settle()
            #expect(!FileManager.default.fileExists(atPath: list))
            #expect(FileManager.default.fileExists(atPath: other))
            #expect(try await paths(seeded) == [other])
            // That one is asked for again when there is reason to.
            _ = try await seeded.run(EraseCustomer(id: seeded.sparrow, because: .request, brand: nil))
            try await WrittenLists(seeded.installation(), on: Self.till).settle()
            #expect(!FileManager.default.fileExists(atPath: other))
        }
    }

    /// As of a disk that is not mounted just now.
    @Test(arguments: TestEngine.available)
    func aListInAFolderThatIsNotThereIsRemovedOnceItIs(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let (mounted, away) = (seeded.folder + "/mounted", seeded.folder + "/away")
            try FileManager.default.createDirectory(atPath: mounted, withIntermediateDirectories: true)
            let list = try write(seeded.canary, "mounted/list.csv", seeded)
            try await note(list, on: .this, seeded)
            try FileManager.default.moveItem(atPath: mounted, toPath: away)
            let answer = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            #expect(answer.left == [list])
            try await seeded.close()
            try await seeded.start()
            #expect(try await paths(seeded) == [list])
            try await seeded.close()
            try FileManager.default.moveItem(atPath: away, toPath: mounted)
            try await seeded.start()
            #expect(!FileManager.default.fileExists(atPath: list))
            #expect(try await paths(seeded) == [])
        }
    }

    /// One that was noted before machines were is removed where it is found, and forgotten nowhere.
    @Test func aListOfAnUnknownMachineIsRemovedWhereItLies() async throws {
        try await Seeded.open(.sqlite) { seeded in
            let list = try write(seeded.canary, "older.csv", seeded)
            let missing = seeded.folder + "/gone.csv"
            for path in [list, missing] { try await note(path, on: nil, seeded) }
            let answer = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            #expect(answer.removed == [list] && answer.left == [missing])
            #expect(try await paths(seeded) == [missing])
        }
    }

    /// The lists of the database that a drill was made of are its own.
    @Test(arguments: TestEngine.available)
    func anErasureInADrillLeavesTheListsOfTheLiveDatabase(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let list = try write(seeded.canary, "live.csv", seeded)
            try await note(list, on: .this, seeded)
            let backup = seeded.folder + "/live.backup"
            _ = try await seeded.run(BackUp(to: backup, keysPath: seeded.keys))
            try await seeded.close()
            try await engine.location { location in
                _ = try await Restoring.restore(
                    from: backup, to: Workshop.place(location), keysPath: seeded.keys, replaces: false,
                    as: .commandLine, at: Seeded.now)
                let copy = try await seeded.open(at: location)
                let answer = try await copy.run(
                    EraseCustomer(id: seeded.canary, because: .request, brand: nil), as: .commandLine, at: Seeded.now)
                #expect(answer.left.contains(list) && answer.removed == [])
                try await copy.close()
            }
            #expect(FileManager.default.fileExists(atPath: list))
            try await seeded.start()
            let answer = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            #expect(answer.removed == [list])
        }
    }

    private func write(_ id: String, _ name: String, _ seeded: Seeded) throws -> String {
        let path = seeded.folder + "/" + name
        try Data("customer\n\(id)\n".utf8).write(to: URL(filePath: path))
        return path
    }

    private func note(_ path: String, on machine: Machine?, _ seeded: Seeded) async throws {
        let brand = try await seeded.run(FindBrand(name: nil)).id
        let history = machine == nil ? nil : try seeded.installation().history
        try await seeded.installation().database.write { tx in
            try WrittenFiles.note(
                WrittenFile(path, .customers, brand: brand, on: machine, by: history), at: Seeded.now, in: tx)
        }
    }

    /// Besides the one that every seeded brand has.
    private func paths(_ seeded: Seeded) async throws -> [String] {
        let brand = try await seeded.run(FindBrand(name: nil)).id
        return try await seeded.installation().database.read { try WrittenFiles.all(brand: brand, in: $0) }
            .map(\.path).filter { !$0.hasSuffix("/list.csv") || $0.contains("mounted") }
    }
}
