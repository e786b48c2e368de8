import Access
import Customers
import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Operations

/// Several copies of one key file, and several databases that share one: no key is ever taken for another of its number.
struct CopiedKeyFileTests {
    /// The file of before the rotation, put back as it was or brought from another machine.
    @Test(arguments: TestEngine.available)
    func anOlderCopyOfTheFileRotatesNothing(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let older = try Data(contentsOf: URL(filePath: seeded.keys))
            _ = try await seeded.run(RotateKeyring())
            let newer = try Data(contentsOf: URL(filePath: seeded.keys))
            for isRestarted in [false, true] {
                try older.write(to: URL(filePath: seeded.keys))
                if isRestarted {
                    try await seeded.close()
                    try await seeded.start()
                }
                await #expect(throws: DatabaseError.keyLacking(path: seeded.keys, number: 2)) {
                    _ = try await seeded.run(RotateKeyring())
                }
                #expect(try Data(contentsOf: URL(filePath: seeded.keys)) == older)
                try newer.write(to: URL(filePath: seeded.keys))
                let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
                #expect(values.map(\.text).contains("王金丝雀"))
            }
            let status = try await seeded.run(RotateKeyring())
            #expect(status.keys.map(\.number) == [1, 2, 3])
            #expect(status.keys.map(\.persons) == [0, 0, 2])
        }
    }

    @Test(arguments: TestEngine.available)
    func aFileWithAnotherKeyOfTheSameNumberIsRefused(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let older = try Data(contentsOf: URL(filePath: seeded.keys))
            _ = try await seeded.run(RotateKeyring())
            let newer = try Data(contentsOf: URL(filePath: seeded.keys))
            try older.write(to: URL(filePath: seeded.keys))
            _ = try KeyFile(path: seeded.keys).add()
            let refused = DatabaseError.keyNumberDiffers(path: seeded.keys, number: 2)
            await #expect(throws: refused) { _ = try await seeded.run(RotateKeyring()) }
            // Whoever holds the right one in memory goes on with it.
            try await seeded.bring("ExportOrderList202601031302.csv", Seeded.orders(ofNew: "778"))
            try await seeded.close()
            await #expect(throws: refused) { try await seeded.start() }
            try newer.write(to: URL(filePath: seeded.keys))
            try await seeded.start()
            let found = try await seeded.find("新客778")
            #expect(found != nil)
        }
    }

    /// Each has the file in a folder of its own.
    @Test(arguments: TestEngine.available.filter { $0 == .postgres })
    func twoMachinesOnOneServerNeverMakeTwoKeysOfOneNumber(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let copy = seeded.folder + "/elsewhere.keys"
            try FileManager.default.copyItem(atPath: seeded.keys, toPath: copy)
            let other = try await Installation.open(seeded.place, keysPath: copy, makes: false, at: Seeded.now)
            _ = try await seeded.run(RotateKeyring())
            await #expect(throws: DatabaseError.keyLacking(path: copy, number: 2)) {
                _ = try await other.run(RotateKeyring(), as: .commandLine, at: Seeded.now)
            }
            #expect(try KeyFile(path: copy).read().numbers == [1])
            // One that somebody made there all the same seals nothing.
            _ = try KeyFile(path: copy).add()
            let path = seeded.folder + "/ExportOrderList202601031303.csv"
            try Data(Seeded.orders(ofNew: "779").utf8).write(to: URL(filePath: path))
            await #expect(throws: DatabaseError.keyNumberDiffers(path: copy, number: 2)) {
                _ = try await other.run(
                    ImportFile(path: path, options: .init()) { _ in }, as: .commandLine, at: Seeded.now)
            }
            try await other.close()
            try FileManager.default.removeItem(atPath: copy)
            try FileManager.default.copyItem(atPath: seeded.keys, toPath: copy)
            let again = try await Installation.open(seeded.place, keysPath: copy, makes: false, at: Seeded.now)
            let status = try await again.run(RotateKeyring(), as: .commandLine, at: Seeded.now)
            #expect(status.keys.map(\.number) == [1, 2, 3])
            try await again.close()
            await #expect(throws: DatabaseError.keyLacking(path: seeded.keys, number: 3)) {
                _ = try await seeded.run(RotateKeyring())
            }
        }
    }

    /// What one database is told does not concern the other.
    @Test(arguments: TestEngine.available)
    func aDatabaseUsesTheKeyThatItWasToldNotTheNewestInASharedFile(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            try await engine.location { location in
                let neighbour = try await Installation.open(
                    Workshop.place(location), keysPath: seeded.keys, makes: true, at: Seeded.now)
                _ = try await neighbour.run(RotateKeyring(), as: .commandLine, at: Seeded.now)
                try await seeded.close()
                try await seeded.start()
                try await seeded.bring("ExportOrderList202601031304.csv", Seeded.orders(ofNew: "780"))
                let own = try await seeded.run(ShowKeyring())
                #expect(own.keys.map(\.persons) == [3, 0])
                #expect(own.keys.map(\.isCurrent) == [true, false])
                // It is not for this database to say that nobody uses it.
                await #expect(throws: KeyringError.isNewer(2)) { _ = try await seeded.run(RetireKey(2)) }
                _ = try await neighbour.run(RotateKeyring(), as: .commandLine, at: Seeded.now)
                _ = try await neighbour.run(RetireKey(2), as: .commandLine, at: Seeded.now)
                let found = try await seeded.find("新客780")
                #expect(found != nil)
                try await neighbour.close()
            }
        }
    }
}
