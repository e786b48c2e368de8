import Access
import Testing

struct PasswordHasherTests {
    private static let cheap = PasswordCost(memoryKiB: 64, passes: 1, lanes: 1)

    /// The reference implementation's own vector for Argon2id, version 19 (test.c of phc-winner-argon2).
    @Test func aPublishedHashIsRecognised() async throws {
        let hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        let hasher = PasswordHasher()
        let isRight = try await hasher.matches(Secret("password"), hash)
        let isWrong = try await hasher.matches(Secret("Password"), hash)
        #expect(isRight)
        #expect(!isWrong)
        #expect(hasher.isOutdated(hash))
    }

    @Test func theStandardCostIsWhatWasPromised() async throws {
        let hasher = PasswordHasher()
        let hash = try await hasher.hash(Secret("correct horse"))
        #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        #expect(!hasher.isOutdated(hash))
        let isRight = try await hasher.matches(Secret("correct horse"), hash)
        #expect(isRight)
    }

    @Test func twoHashesOfOnePasswordDiffer() async throws {
        let hasher = PasswordHasher(Self.cheap)
        let (one, other) = (try await hasher.hash(Secret("same")), try await hasher.hash(Secret("same")))
        #expect(one != other)
    }

    /// What takes no hash would tell by its time that there is nobody of that name.
    @Test func whereThereIsNoHashOneIsReckonedAllTheSame() async throws {
        let hasher = PasswordHasher(Self.cheap)
        let isRight = try await hasher.matches(Secret("anything"), nil)
        #expect(!isRight)
        #expect(hasher.gate.begun == 1)
        let hash = try await hasher.hash(Secret("right"))
        let isWrong = try await hasher.matches(Secret("wrong"), hash)
        #expect(!isWrong)
        #expect(hasher.gate.begun == 3)
    }

    @Test(arguments: ["", "plain", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ", "$2b$12$abcdefghijklmnopqrstuv"])
    func whatIsNoHashMatchesNothing(_ text: String) async throws {
        let isRight = try await PasswordHasher(Self.cheap).matches(Secret("password"), text)
        #expect(!isRight)
    }

    @Test func aPasswordIsNeverPrinted() {
        let secret = Secret("hunter2hunter2")
        let printed = ["\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])"]
        #expect(printed.allSatisfy { !$0.contains("hunter2") })
        var dumped = ""
        dump(["password": secret], to: &dumped)
        #expect(!dumped.contains("hunter2"))
    }
}
