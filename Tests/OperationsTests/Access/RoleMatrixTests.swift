import Access
import Database
import Foundation
import Operations
import Shop
import TestDatabases
import Testing

/// Every role and every operation, by the policy alone.
struct RoleMatrixTests {
    private static let roles: [Role?] = Role.allCases + [nil]

    @Test(arguments: TestEngine.available, roles)
    func eachRoleMayDoWhatThePolicySaysAndNothingElse(_ engine: TestEngine, _ role: Role?) async throws {
        try await Agency.open(engine) { agency in
            let caller = try await agency.member("somebody", role)
            let held = Policy.permissions(of: .member).union(role.map { Policy.permissions(of: $0) } ?? [])
            let (permitted, forbidden) = AskedOperation.all.split { held.contains($0.permission) }
            let (before, rowsBefore) = (try await agency.dump(), try await agency.audit().count)
            for asked in forbidden {
                let refusal = try await agency.refusal(of: asked, by: caller)
                if role == nil, asked.isOfBrand {
                    #expect(refusal == .noSuchBrand(name: Agency.own, known: []), "\(asked)")
                } else {
                    #expect(refusal == .forbidden(asked.permission), "\(asked)")
                }
            }
            #expect(try await agency.dump() == before)
            let rows = try await agency.audit().dropFirst(rowsBefore)
            #expect(rows.map(\.code) == forbidden.map { _ in "refused" })
            #expect(rows.map(\.note) == forbidden.map(\.permission.rawValue))
            for asked in permitted {
                let refusal = try await agency.refusal(of: asked, by: caller)
                #expect(refusal?.kind != .forbidden && refusal?.kind != .unknownCaller, "\(asked): \(refusal as Any)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func anAdministratorOpensTheInstallationAndNoBrand(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let caller = try await agency.member("chief", isAdministrator: true)
            let (ofBrands, others) = AskedOperation.all.split(\.isOfBrand)
            for asked in ofBrands {
                let refusal = try await agency.refusal(of: asked, by: caller)
                #expect(refusal == .noSuchBrand(name: Agency.own, known: []), "\(asked)")
            }
            for asked in others {
                let refusal = try await agency.refusal(of: asked, by: caller)
                #expect(refusal?.kind != .forbidden, "\(asked)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aBrandOfOthersAnswersLikeOneThatDoesNotExist(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let owner = try await agency.member("owner", .owner)
            _ = try await agency.shop.run(AddStore(name: "site", platform: .other, brand: Agency.own))
            let key = try await agency.run(
                CreateKey("all", Policy.forKeys, store: "site", brand: Agency.own), as: owner)
            for caller in [owner, .key(key.key.id)] {
                let (before, rowsBefore) = (try await agency.dump(), try await agency.audit().count)
                let ofBrands = AskedOperation.all.filter(\.isOfBrand)
                for asked in ofBrands {
                    for name in [Agency.other, "Nowhere"] {
                        let refusal = try await agency.refusal(of: asked, by: caller, brand: name)
                        #expect(refusal == .noSuchBrand(name: name, known: [Agency.own]), "\(asked)")
                    }
                }
                #expect(try await agency.dump() == before)
                let rows = try await agency.audit().dropFirst(rowsBefore)
                #expect(rows.count == 2 * ofBrands.count)
                #expect(rows.allSatisfy { $0.code == "refused" && $0.brand == nil })
                // The only one that the caller has needs no name.
                let found = try await agency.run(FindBrand(name: nil), as: caller)
                #expect(found.name == Agency.own)
            }
        }
    }

    /// Nobody, and everybody who was somebody and is not any more.
    @Test(arguments: TestEngine.available)
    func whoIsNobodyMayDoNothing(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let owner = try await agency.member("owner", .owner)
            let made = try await agency.run(CreateKey("till", [.readBrand], brand: Agency.own), as: owner)
            let unsigned = try await agency.member("gone", .owner)
            _ = try await agency.shop.run(EndSessions(of: "gone"))
            let removed = try await agency.member("away", .manager)
            let keyOfRemoved = try await agency.run(CreateKey("old", [.readBrand], brand: Agency.own), as: removed)
            try await agency.shop.run(RemoveMember("away"))
            try await agency.run(RevokeKey(made.key.prefix, brand: Agency.own), as: owner)
            let before = try await agency.dump()
            let dead: [Caller] = [
                unsigned, removed, .key(made.key.id), .key(keyOfRemoved.key.id), .key(ID(4_711)),
                .member(ID(4_711), session: ID(1)), .nobody,
            ]
            for asked in AskedOperation.all {
                for caller in dead {
                    let refusal = try await agency.refusal(of: asked, by: caller)
                    #expect(refusal == .notSignedIn, "\(asked)")
                }
            }
            #expect(try await agency.dump() == before)
        }
    }

    /// A list that misses an operation would leave it untested.
    @Test func everyOperationIsInTheList() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().path
            .replacing("Tests/OperationsTests/Access", with: "Sources/Operations")
        let files = try #require(FileManager.default.enumerator(atPath: sources)).compactMap { $0 as? String }
        var found: Set<String> = []
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: sources + "/" + file, encoding: .utf8)
            for match in text.matches(
                of: /(?:struct|class|enum) (\w+)[^{\n]*: [^{\n]*\b(?:(?:Brand)?Operation|PersonListing)\b/)
            {
                found.insert(String(match.1))
            }
        }
        #expect(found == Set(AskedOperation.all.map(\.description).map { String($0.prefix { $0 != "<" }) }))
        #expect(found.count == AskedOperation.all.count)
    }

    @Test func eachDemandsWhatItsScopeHas() {
        for asked in AskedOperation.all {
            #expect(asked.permission.scope == (asked.isOfBrand ? .brand : .installation), "\(asked)")
        }
    }

    /// Whatever takes more than reading is audited, but for these.
    @Test func whatChangesOrHandsOutIsAudited() {
        let reads: Set<Permission> = [
            .readBrand, .readAudit, .readFigures, .readCustomers, .lookUpCustomers,
        ]
        let unaudited: Set = [
            "ConfirmList", "ShowKeyring",
            // They read.
            "Examine", "ExamineAudit", "ListAudit", "ListBrands", "ListMembers", "ListSessions", "ListConflicts",
            "ListKeys", "ListStaff", "PreviewLeftOutRule", "PreviewErasure", "ListWebhookSources", "ListSetAside",
            "ShowConflict", "ListHandedIn", "CompareBrands", "ShowHandedIn", "PreviewHandedIn",
            // What is imported is audited when it is.
            "HandInFile", "StartHandedIn", "TakeBackHandedIn",
            // What they record is numbered facts, or moves, already.
            "TakeEvents", "TellEvents", "FollowSegments", "WatchSegments",
        ]
        for asked in AskedOperation.all where !reads.contains(asked.permission) {
            #expect((asked.audited == .not) == unaudited.contains(asked.description), "\(asked)")
        }
    }
}

extension [AskedOperation] {
    fileprivate func split(_ isFirst: (AskedOperation) -> Bool) -> ([AskedOperation], [AskedOperation]) {
        (filter(isFirst), filter { !isFirst($0) })
    }
}
