import Access
import Database
import Operations
import Shop
import TestDatabases
import Testing

/// How one comes in, and how one does not.
struct SignInTests {
    private static let password = "correct horse battery"

    @Test(arguments: TestEngine.available)
    func anUnknownNameAndAWrongPasswordAreOneAnswerAndOneHashEach(_ engine: TestEngine) async throws {
        try await signedUp(engine) { agency in
            let gate = agency.installation.hasher.gate
            for (name, password) in [("wang", "wrong horse battery"), ("nobody", Self.password), ("li", Self.password)]
            {
                let before = gate.begun
                await #expect(throws: AccessError.signInFailed) {
                    _ = try await signIn(agency, name, password)
                }
                #expect(gate.begun == before + 1)
            }
            let rows = try await agency.audit().suffix(3)
            #expect(rows.allSatisfy { $0.code == "session.refused" && $0.actor == "nobody" })
            #expect(rows.map { $0.subject != nil } == [true, false, true])
        }
    }

    @Test(arguments: TestEngine.available)
    func aSessionIsNewAtSignInAndDeadAfterwards(_ engine: TestEngine) async throws {
        try await signedUp(engine) { agency in
            let planted = Secret("planted-before-anybody-signed-in")
            await #expect(throws: AccessError.notSignedIn) {
                _ = try await agency.installation.caller(session: planted, at: agency.shop.now)
            }
            let (one, other) = (try await signIn(agency), try await signIn(agency))
            #expect(one.token.revealed != other.token.revealed)
            await #expect(throws: AccessError.notSignedIn) {
                _ = try await agency.installation.caller(session: planted, at: agency.shop.now)
            }
            let caller = try await agency.installation.caller(session: one.token, at: agency.shop.now)
            #expect(caller == one.caller)
            try await agency.run(SignOut(), as: one.caller)
            await #expect(throws: AccessError.notSignedIn) {
                _ = try await agency.installation.caller(session: one.token, at: agency.shop.now)
            }
            let lines = try await agency.run(ListSessions(of: nil), as: other.caller)
            #expect(lines.map(\.isThis) == [true])
            let later = agency.shop.now.advanced(milliseconds: 12 * 3_600_000)
            await #expect(throws: AccessError.notSignedIn) {
                _ = try await agency.installation.caller(session: other.token, at: later)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whoGoesOnIsSeenAndWhoRestsIsSignedOut(_ engine: TestEngine) async throws {
        try await signedUp(engine) { agency in
            let (token, _) = try await signIn(agency)
            for minutes in [20, 45, 70] as [Int64] {
                let now = agency.shop.now.advanced(milliseconds: minutes * 60_000)
                _ = try await agency.installation.caller(session: token, at: now)
            }
            let late = agency.shop.now.advanced(milliseconds: 100 * 60_000)
            await #expect(throws: AccessError.notSignedIn) {
                _ = try await agency.installation.caller(session: token, at: late)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func anotherPasswordEndsAllSessionsAndTakesThePresentOne(_ engine: TestEngine) async throws {
        try await signedUp(engine) { agency in
            let (token, caller) = try await signIn(agency)
            let fresh = Secret("another long password")
            await #expect(throws: AccessError.wrongPassword) {
                try await agency.run(SetPassword(fresh, of: nil, present: Secret("wrong")), as: caller)
            }
            await #expect(throws: AccessError.passwordIsName) {
                try await agency.run(
                    SetPassword(Secret("wang  shop"), of: nil, present: Secret(Self.password)),
                    as: try await renamed(agency, caller))
            }
            await #expect(throws: AccessError.forbidden(.administerInstallation)) {
                try await agency.run(SetPassword(fresh, of: "li", present: nil), as: caller)
            }
            try await agency.run(SetPassword(fresh, of: nil, present: Secret(Self.password)), as: caller)
            await #expect(throws: AccessError.notSignedIn) {
                _ = try await agency.installation.caller(session: token, at: agency.shop.now)
            }
            await #expect(throws: AccessError.signInFailed) { _ = try await signIn(agency) }
            _ = try await signIn(agency, "WANG", fresh.revealed)
        }
    }

    @Test(arguments: TestEngine.available)
    func aCodeIsAskedOnceThereIsASecondFactor(_ engine: TestEngine) async throws {
        try await signedUp(engine) { agency in
            let (token, caller) = try await signIn(agency)
            let uri = try await agency.run(BeginSecondFactor(of: nil), as: caller).revealed
            // Not confirmed yet: it does not count.
            _ = try await signIn(agency)
            let secret = try await secret(of: caller, agency)
            #expect(uri.contains("secret="))
            let codes = try await agency.run(ConfirmSecondFactor(of: nil, code: code(secret, agency)), as: caller)
            await #expect(throws: AccessError.notSignedIn) {
                _ = try await agency.installation.caller(session: token, at: agency.shop.now)
            }
            await #expect(throws: AccessError.secondFactorNeeded) { _ = try await signIn(agency) }
            // The code that confirmed it is used; the next one opens once.
            let next = code(secret, agency, steps: 1)
            for (given, isRight) in [(code(secret, agency), false), (next, true), (next, false), (codes[0], true)] {
                do {
                    _ = try await signIn(agency, code: given)
                    #expect(isRight)
                } catch AccessError.signInFailed {
                    #expect(!isRight)
                }
            }
            let again = try await signIn(agency, code: codes[1])
            await #expect(throws: AccessError.wrongCode) {
                try await agency.run(RemoveSecondFactor(of: nil, code: codes[0]), as: again.caller)
            }
            try await agency.run(RemoveSecondFactor(of: nil, code: codes[2]), as: again.caller)
            _ = try await signIn(agency)
        }
    }

    @Test(arguments: TestEngine.available)
    func aThousandWrongPasswordsFromOneAddressAreFiveTries(_ engine: TestEngine) async throws {
        try await signedUp(engine) { agency in
            let gate = agency.installation.hasher.gate
            let before = (gate.begun, try await agency.audit().count)
            var limited = 0
            for number in 0..<1_000 {
                do {
                    _ = try await signIn(agency, number.isMultiple(of: 2) ? "wang" : "nobody", "wrong horse \(number)")
                } catch AccessError.limited(let seconds) {
                    limited += 1
                    #expect(seconds == 20)
                } catch AccessError.signInFailed {
                    continue
                }
            }
            #expect(limited == 995)
            #expect(gate.begun == before.0 + 5)
            #expect(try await agency.audit().count == before.1 + 5)
            // The right one has to wait too, and others do not.
            await #expect(throws: AccessError.limited(waitSeconds: 20)) { _ = try await signIn(agency) }
            _ = try await signIn(agency, address: "198.51.100.7")
            _ = try await signIn(agency, later: 20_000)
        }
    }

    @Test func twoHundredWhoSignInAtOnceAreHashedTwoAtATime() async throws {
        try await signedUp(.sqlite) { agency in
            let answers = await withTaskGroup(of: String.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        do {
                            let address = "10.1.\(number / 100).\(number % 100)"
                            _ = try await signIn(agency, number < 20 ? "wang" : "nobody \(number)", address: address)
                            return "in"
                        } catch let error as AccessError {
                            return error.code
                        } catch {
                            return "\(error)"
                        }
                    }
                }
                return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(Set(answers.keys).isSubset(of: ["in", "sign_in.failed", "sign_in.busy"]), "\(answers)")
            #expect(answers["in", default: 0] + answers["sign_in.busy", default: 0] >= 20, "\(answers)")
            #expect(agency.installation.hasher.gate.highest <= 2)
            // Whoever was told to come again has used up no try by it.
            _ = try await signIn(agency)
        }
    }

    @Test(arguments: TestEngine.available)
    func anAccountTriedFromEverywhereIsStillItsOwners(_ engine: TestEngine) async throws {
        try await signedUp(engine) { agency in
            let home = "203.0.113.9"
            _ = try await signIn(agency, address: home)
            var counts: [String: Int] = [:]
            for number in 0..<500 {
                for name in ["wang", "nobody"] {
                    do {
                        _ = try await signIn(
                            agency, name, "wrong horse", address: "10.0.\(number / 250).\(number % 250)")
                    } catch let error as AccessError {
                        counts[name + " " + error.code, default: 0] += 1
                    }
                }
            }
            // What is limited is the name, whether anybody has it or not.
            #expect(
                counts == [
                    "wang sign_in.failed": 20, "wang sign_in.limited": 480, "nobody sign_in.failed": 20,
                    "nobody sign_in.limited": 480,
                ])
            await #expect(throws: AccessError.limited(waitSeconds: 300)) {
                _ = try await signIn(agency, address: "198.51.100.7")
            }
            // From where its owner always comes, and for everybody after five minutes.
            _ = try await signIn(agency, address: home)
            _ = try await signIn(agency, address: "198.51.100.7", later: 300_000)
        }
    }

    @Test(arguments: TestEngine.available)
    func aHashOfAnotherCostIsRenewedAtSignIn(_ engine: TestEngine) async throws {
        try await signedUp(engine) { agency in
            let older = PasswordHasher(PasswordCost(memoryKiB: 32, passes: 2, lanes: 1))
            let hash = try await older.hash(Secret(Self.password))
            try await agency.installation.database.write { tx in
                try Passwords.set(hash, of: try Members.named("wang", in: tx).id, at: agency.shop.now, in: tx)
            }
            _ = try await signIn(agency)
            let kept = try await agency.installation.database.read { tx in
                try Passwords.hash(of: try Members.named("wang", in: tx).id, in: tx)
            }
            let renewed = try #require(kept)
            #expect(renewed != hash)
            #expect(!agency.installation.hasher.isOutdated(renewed))
            _ = try await signIn(agency)
        }
    }

    @Test(arguments: TestEngine.available)
    func anInvitationIsUsedOnceWithinSevenDays(_ engine: TestEngine) async throws {
        try await signedUp(engine) { agency in
            let password = Secret("a password of one's own")
            let week: Int64 = 7 * 86_400_000
            let (old, _) = try await agency.shop.run(InviteMember("li"))
            let (token, expiresAt) = try await agency.shop.run(InviteMember("li"))
            #expect(expiresAt == agency.shop.now.advanced(milliseconds: week))
            for (bad, wait) in [(old, 0), (Secret("guess"), 0), (token, week)] {
                await #expect(throws: AccessError.badInvitation) {
                    _ = try await AcceptInvitation(bad, password: password).run(
                        in: agency.installation, at: agency.shop.now.advanced(milliseconds: wait))
                }
            }
            await #expect(throws: AccessError.passwordTooShort(least: 10)) {
                _ = try await AcceptInvitation(token, password: Secret("short")).run(
                    in: agency.installation, at: agency.shop.now)
            }
            let name = try await AcceptInvitation(token, password: password).run(
                in: agency.installation, at: agency.shop.now)
            #expect(name == "li")
            await #expect(throws: AccessError.badInvitation) {
                _ = try await AcceptInvitation(token, password: password).run(
                    in: agency.installation, at: agency.shop.now)
            }
            _ = try await signIn(agency, "li", password.revealed)
        }
    }

    /// A fresh installation has no account, and none that opens by any password.
    @Test(arguments: TestEngine.available)
    func nobodyIsThereBeforeSomebodyIsAdded(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let lines = try await agency.shop.run(ListMembers())
            #expect(lines.isEmpty)
            for name in ["admin", "root", "owner", "huitou", ""] {
                for password in ["", "admin", "password", "huitou"] {
                    await #expect(throws: AccessError.signInFailed) {
                        _ = try await signIn(agency, name, password, address: "\(name)\(password)")
                    }
                }
            }
        }
    }

    private func signedUp(_ engine: TestEngine, _ body: (Agency) async throws -> Void) async throws {
        try await Agency.open(engine) { agency in
            let post = AddMember.Post(.manager, brand: Agency.own)
            _ = try await agency.shop.run(AddMember(name: "wang", post: post, password: Secret(Self.password)))
            _ = try await agency.shop.run(AddMember(name: "li"))
            try await body(agency)
        }
    }

    private func signIn(
        _ agency: Agency, _ name: String = "wang", _ password: String = SignInTests.password, code: Secret? = nil,
        address: String = "192.0.2.1", later milliseconds: Int64 = 0
    ) async throws -> (token: Secret, caller: Caller) {
        try await SignIn(name: name, password: Secret(password), code: code, address: address).run(
            in: agency.installation, at: agency.shop.now.advanced(milliseconds: milliseconds))
    }

    /// The same member under the name that they would like for a password.
    private func renamed(_ agency: Agency, _ caller: Caller) async throws -> Caller {
        let id = try #require(caller.member).raw
        try await agency.installation.database.write {
            _ = try $0.execute("UPDATE members SET name = 'Wang  Shop' WHERE id = \(id)")
        }
        return caller
    }

    private func secret(of caller: Caller, _ agency: Agency) async throws -> [UInt8] {
        let member = try #require(caller.member)
        let keys = agency.installation.keys
        let secret = try await agency.installation.database.read { try SecondFactors.secret(of: member, keys, in: $0) }
        return try #require(secret)
    }

    private func code(_ secret: [UInt8], _ agency: Agency, steps: Int64 = 0) -> Secret {
        Secret(TOTP.code(secret, step: TOTP.step(at: agency.shop.now) + steps))
    }
}
