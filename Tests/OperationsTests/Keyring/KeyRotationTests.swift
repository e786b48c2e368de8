import Access
import Customers
import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Operations

/// That everything is wrapped with a new key while others work, whatever ends the process, and that nothing is lost by it.
struct KeyRotationTests {
    private struct Killed: Error {}

    @Test(arguments: TestEngine.available)
    func everythingIsWrappedAnewWhileOthersReadAndWrite(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let secret = try await beginSecondFactor(seeded)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<2 {
                    group.addTask {
                        for number in 0..<6 { try await seeded.bringSomebodyNew("1\(writer)\(number)") }
                    }
                }
                group.addTask {
                    for _ in 0..<12 {
                        let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
                        #expect(values.map(\.text).contains("王金丝雀"))
                    }
                }
                group.addTask { _ = try await seeded.run(RotateKeyring()) }
                try await group.waitForAll()
            }
            let status = try await seeded.run(ShowKeyring())
            #expect(status.pending == nil)
            #expect(status.keys.map(\.number) == [1, 2])
            #expect(status.keys.map(\.persons) == [0, 14])
            #expect(status.keys.map(\.secondFactors) == [0, 1])
            #expect(status.keys.map(\.isCurrent) == [false, true])
            for writer in 0..<2 {
                for number in 0..<6 {
                    let found = try await seeded.find("新客1\(writer)\(number)")
                    #expect(found != nil)
                }
            }
            #expect(try await self.secret(seeded) == secret)
            try await seeded.soundness()
        }
    }

    /// Killed behind each step, it is brought to its end by the next start, or by rotating again.
    @Test(arguments: TestEngine.available, RotationStep.allCases)
    func aRotationThatWasCutShortIsCompleted(_ engine: TestEngine, _ step: RotationStep) async throws {
        try await Seeded.open(engine) { seeded in
            await #expect(throws: Killed.self) {
                try await RotationStep.$reached.withValue({ if $0 == step { throw Killed() } }) {
                    _ = try await seeded.run(RotateKeyring())
                }
            }
            // Both keys are on the disk, whatever was done with them.
            #expect(try KeyFile(path: seeded.keys).read().numbers == [1, 2])
            let meanwhile = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values.map(\.text)
            try await seeded.close()
            try await seeded.start()
            if step == .kept { _ = try await seeded.run(RotateKeyring()) }
            let status = try await seeded.run(ShowKeyring())
            #expect(status.pending == nil)
            #expect(status.keys.map(\.number) == [1, 2])
            #expect(status.keys.map(\.persons) == [0, 2])
            let after = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values.map(\.text)
            #expect(after == meanwhile && after.contains("王金丝雀"))
            try await seeded.soundness()
        }
    }

    /// It has the old keys in memory and learns of the new one by itself.
    @Test(arguments: TestEngine.available.filter { $0 == .postgres })
    func anotherProcessGoesOnWithoutARestart(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let other = try await seeded.open(at: seeded.place.location)
            #expect(other.keys.numbers == [1])
            _ = try await seeded.run(RotateKeyring())
            // It writes first of all: that is wrapped with the new key already.
            let path = seeded.folder + "/ExportOrderList202601031301.csv"
            try Data(Seeded.orders(ofNew: "777").utf8).write(to: URL(filePath: path))
            _ = try await other.run(ImportFile(path: path, options: .init()) { _ in }, as: .commandLine, at: Seeded.now)
            #expect(other.keys.numbers == [1, 2])
            let values = try await other.run(
                RevealCustomer(id: seeded.canary, brand: nil), as: .commandLine, at: Seeded.now
            ).values
            #expect(values.map(\.text).contains("王金丝雀"))
            let status = try await seeded.run(ShowKeyring())
            #expect(status.keys.map(\.persons) == [0, 3])
            try await other.close()
        }
    }

    @Test(arguments: TestEngine.available)
    func aBackUpFromBeforeIsRestoredAndRotatedToTheSameKey(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let backup = seeded.folder + "/before.backup"
            _ = try await seeded.run(BackUp(to: backup, keysPath: seeded.keys))
            _ = try await seeded.run(RotateKeyring())
            try await seeded.close()
            try await seeded.restore(backup)
            try await seeded.start()
            let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(values.map(\.text).contains("王金丝雀"))
            let before = try await seeded.run(ShowKeyring())
            #expect(before.keys.map(\.persons) == [2, 0])
            let after = try await seeded.run(RotateKeyring())
            #expect(after.keys.map(\.number) == [1, 2])
            #expect(after.keys.map(\.persons) == [0, 2])
        }
    }

    @Test(arguments: TestEngine.available)
    func aKeyIsRetiredOnceNothingUsesItAndNeverTheFirst(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            await #expect(throws: KeyringError.isLasting(1)) { _ = try await seeded.run(RetireKey(1)) }
            await #expect(throws: KeyringError.noSuchKey(2)) { _ = try await seeded.run(RetireKey(2)) }
            _ = try await seeded.run(RotateKeyring())
            await #expect(throws: KeyringError.isCurrent(2)) { _ = try await seeded.run(RetireKey(2)) }
            let backup = seeded.folder + "/second.backup"
            _ = try await seeded.run(BackUp(to: backup, keysPath: seeded.keys))
            await #expect(throws: Killed.self) {
                try await RotationStep.$reached.withValue({ if $0 == .standing { throw Killed() } }) {
                    _ = try await seeded.run(RotateKeyring())
                }
            }
            await #expect(throws: KeyringError.isUsed(2, rows: 2)) { _ = try await seeded.run(RetireKey(2)) }
            _ = try await seeded.run(RotateKeyring())
            let retired = try await seeded.run(RetireKey(2))
            #expect(retired.keys.map(\.number) == [1, 3])
            #expect(try KeyFile(path: seeded.keys).read().numbers == [1, 3])
            let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(values.map(\.text).contains("王金丝雀"))
            // What only the retired key opens takes nobody's place.
            try await seeded.close()
            await #expect(throws: DatabaseError.keyLacking(path: seeded.keys, number: 2)) {
                try await seeded.restore(backup)
            }
            try await seeded.start()
            let still = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(still.map(\.text).contains("王金丝雀"))
        }
    }

    private static let member = "somebody"

    private func beginSecondFactor(_ seeded: Seeded) async throws -> [UInt8] {
        let installation = try seeded.installation()
        return try await installation.database.write { tx in
            var generator = SystemRandomNumberGenerator()
            let member = try Members.add(name: Self.member, isAdministrator: false, at: Seeded.now, in: tx)
            return try SecondFactors.begin(
                of: member.id, installation.keys, at: Seeded.now, using: &generator, in: tx)
        }
    }

    private func secret(_ seeded: Seeded) async throws -> [UInt8]? {
        let installation = try seeded.installation()
        return try await installation.database.read { tx in
            let member = try Members.names(in: tx).first { $0.value == Self.member }?.key
            return try member.flatMap { try SecondFactors.secret(of: $0, installation.keys, in: tx) }
        }
    }
}

extension Seeded {
    /// An order of somebody whom nobody has met.
    static func orders(ofNew number: String) -> String {
        "订单编号,买家会员名,收货人姓名,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
            + "8\(number),nick\(number),新客\(number),30.00,交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n"
    }

    fileprivate func bringSomebodyNew(_ number: String) async throws {
        try await bring("ExportOrderList2026010411\(number.suffix(2)).csv", Self.orders(ofNew: number))
    }
}
