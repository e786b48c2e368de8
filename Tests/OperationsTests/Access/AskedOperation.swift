import Access
import Customers
import Database
import Facts
import Foundation
import Insight
import Operations
import Shop

/// An operation of whatever type, as tests of rights ask it.
struct AskedOperation: Sendable, CustomStringConvertible {
    /// Of the type.
    let description: String
    let permission: Permission
    let audited: Audited
    let isOfBrand: Bool
    /// With the name of the brand asked for.
    let ask: @Sendable (Installation, Caller, String?, Instant) async throws -> Void

    static func installation<Asked: Operations.Operation>(_ operation: Asked) -> AskedOperation {
        AskedOperation(
            description: "\(Asked.self)", permission: Asked.permission, audited: Asked.audited, isOfBrand: false
        ) { installation, caller, _, now in
            _ = try await installation.run(operation, as: caller, at: now)
        }
    }

    static func brand<Asked: BrandOperation>(
        _ make: @escaping @Sendable (String?) -> Asked
    ) -> AskedOperation {
        AskedOperation(
            description: "\(Asked.self)", permission: Asked.permission, audited: Asked.audited, isOfBrand: true
        ) { installation, caller, brand, now in
            _ = try await installation.run(make(brand), as: caller, at: now)
        }
    }

    /// Every operation there is; `RoleMatrixTests` finds one that is missing.
    static let all: [AskedOperation] = [
        .installation(AcceptAudit()),
        .installation(ShowKeyring()),
        .installation(RotateKeyring()),
        .installation(RetireKey(1)),
        .installation(AddMember(name: "new", isAdministrator: false)),
        .installation(BackUp(to: "/nowhere/backup", keysPath: "/nowhere/keys")),
        .installation(BeginSecondFactor(of: nil)),
        .installation(ConfirmSecondFactor(of: nil, code: Secret("000000"))),
        .installation(CreateBrand(name: "Third", timeZone: "UTC", currency: "CNY", language: .english)),
        .installation(EndSessions(of: nil, "v_0000000000000")),
        .installation(Examine(keysPath: "/nowhere/keys")),
        .installation(ExamineAudit()),
        .installation(InviteFirstOwner()),
        .installation(InviteMember("nobody")),
        .installation(ListAudit(.after(0), limit: 5)),
        .installation(ListBrands()),
        .installation(ListMembers()),
        .installation(ListSessions(of: nil)),
        .installation(RemoveMember("nobody")),
        .installation(RemoveSecondFactor(of: nil)),
        .installation(SetAdministrator(of: "nobody", to: true)),
        .installation(SetPassword(Secret("long enough"), of: nil, present: Secret("wrong"))),
        .installation(
            TellBrand(
                ToldBrand(
                    timeZone: "UTC", currency: "CNY", stores: [], settings: [], events: [],
                    statedAt: Instant(seconds: 1_780_000_000)), as: "Told", language: .english)),
        .brand { AddWebhookSource(.standard, store: nil, secret: nil, brand: $0) },
        .brand { RotateWebhookSecret("w_0000000000000", secret: nil, overlapHours: 1, brand: $0) },
        .brand { EndWebhookSource("w_0000000000000", brand: $0) },
        .brand { ListWebhookSources(brand: $0) },
        .brand { ListSetAside(brand: $0, limit: 1) },
        .brand { ShowSetAside("a_0000000000000", brand: $0) },
        .brand { ForgetSetAside("a_0000000000000", brand: $0) },
        .brand { RetrySetAside("a_0000000000000", brand: $0) },
        .brand { AddStore(name: "S", platform: .other, brand: $0) },
        .brand { AskSegment("bought", brand: $0, limit: 1) },
        .brand { CompareSegments(.segments("bought", "not bought", on: nil), brand: $0, limit: 1) },
        .brand { ConfirmList(at: "/nowhere/list.csv", of: [], brand: $0) },
        .brand { CreateKey("k", [.readBrand], brand: $0) },
        .brand { DecideConflict(name: "o_0000000000000-1", accepts: true, brand: $0) },
        .brand { EraseCustomer(id: "c_0000000000000", because: .request, brand: $0) },
        .brand { Exported(ListCustomers(brand: $0, matching: nil, limit: 1)) },
        .brand { ExplainSegment("bought", of: "c_0000000000000", brand: $0) },
        .brand { ExportCustomer(id: "c_0000000000000", brand: $0) },
        .brand { ExportSegment("bought", brand: $0) },
        .brand { FindBrand(name: $0) },
        .brand { FollowSegments(brand: $0) },
        .brand { GiveRole(to: "nobody", .owner, brand: $0) },
        .brand { brand in
            var options = ImportFile.Options()
            options.brand = brand
            return ImportFile(path: "/nowhere/orders.csv", options: options) { _ in }
        },
        .brand { HandInFile("orders.csv", language: .english, brand: $0) { _ in } },
        .brand { ListHandedIn(brand: $0, limit: 1) },
        .brand { ShowHandedIn("i_0000000000000", brand: $0) },
        .brand { PreviewHandedIn("i_0000000000000", ImportRun.Setting(language: .english), brand: $0) },
        .brand { StartHandedIn("i_0000000000000", ImportRun.Setting(language: .english), brand: $0) },
        .brand { TakeBackHandedIn("i_0000000000000", brand: $0) },
        .brand { ReadHeldRows("i_0000000000000", brand: $0) },
        .brand { ListBrandAudit(.after(0), limit: 5, brand: $0) },
        .brand { ListConflicts(brand: $0) },
        .brand { ListCustomers(brand: $0, matching: nil, limit: 1) },
        .brand { ListDue(brand: $0, withinDays: nil, subject: .whole, limit: 1) },
        .brand { ListKeys(brand: $0) },
        .brand { ListSegments(brand: $0) },
        .brand { NameSegments(brand: $0) },
        .brand { BrowseCustomers(brand: $0, .everybody, by: .id, limit: 1) },
        .brand { ListStaff(brand: $0) },
        .brand { ListStores(brand: $0) },
        .brand { RemoveSegment("none", brand: $0) },
        .brand { ReportCycles(brand: $0, by: .store) },
        .brand { ReportMovement(brand: $0, from: BrandDay(number: 20_000), to: BrandDay(number: 20_001)) },
        .brand { ReportRFM(brand: $0) },
        .brand { ReportRepurchase(brand: $0) },
        .brand { ReportToday(brand: $0) },
        .brand { ReportStages(brand: $0) },
        .brand { ReportValue(brand: $0) },
        .brand { RevealCustomer(id: "c_0000000000000", brand: $0) },
        .brand { RevokeKey("hk_00000000", brand: $0) },
        .brand { RotateKey("hk_00000000", overlapHours: 1, brand: $0) },
        .brand { SaveSegment("buyers", as: "bought", brand: $0, enters: false) },
        .brand { SettleBrand(brand: $0, name: "rfm.window", value: "90") },
        .brand { ShowConsents(of: "c_0000000000000", brand: $0) },
        .brand { ShowCustomer(id: "c_0000000000000", brand: $0) },
        .brand { ShowSettings(brand: $0) },
        .brand { ShowStandings(of: ["c_0000000000000"], brand: $0) },
        .brand { StandForDay(brand: $0) },
        .brand { TellConsent(StatedConsent(.sms, for: .marketing, method: "reply"), of: "c_0000000000000", brand: $0) },
        .brand { TakeEvents(Array(#"{"batch":[]}"#.utf8), as: .batch, brand: $0) },
        .brand { TellEvents(brand: $0, [], statedAt: Instant(seconds: 1_780_000_000)) },
        .brand { DecideProposal(name: "p_0000000000000", accepts: true, brand: $0) },
        .brand { DefineTrait(TraitDefinition(name: "size", form: .text), brand: $0) },
        .brand { LiftRisk("w_0000000000000", brand: $0) },
        .brand { ListLeftOutRules(brand: $0) },
        .brand { ListProposals(brand: $0, limit: 1) },
        .brand { ListRisks(brand: $0, limit: 1) },
        .brand { ListTraits(brand: $0) },
        .brand { LookUpCustomer("0000", brand: $0) },
        .brand { MarkOrders(["none"], store: nil, as: .staff, brand: $0) },
        .brand { MergeCustomers("c_0000000000000", "c_0000000000001", reason: nil, brand: $0) },
        .brand {
            NoteRisk(.blacklist, of: "c_0000000000000", evidence: [], reason: nil, until: nil, brand: $0)
        },
        .brand { PreviewErasure(id: "c_0000000000000", brand: $0) },
        .brand { PageCustomers(brand: $0, by: .money, limit: 1) },
        .brand { ReadSegmentMoves(of: "none", after: 0, limit: 1, brand: $0) },
        .brand { ShowConflict(name: "o_0000000000000-1", brand: $0) },
        .brand { PreviewLeftOutRule(LeftOutDraft(.free, as: .resend), brand: $0) },
        .brand { ReadTimeline(id: "c_0000000000000", brand: $0, after: nil, limit: 1) },
        .brand {
            RecordStoreVisit(StoreVisit(.known("c_0000000000000"), store: nil, key: "one"), brand: $0)
        },
        .brand { RemoveLeftOutRule("l_0000000000000", brand: $0) },
        .brand { RemoveTrait("none", brand: $0) },
        .brand { RunRetention(brand: $0) },
        .brand { SaveLeftOutRule(LeftOutDraft(.free, as: .resend), brand: $0) },
        .brand { ShowRetention(brand: $0) },
        .brand { SetTrait("c_0000000000000", name: "size", to: "M", brand: $0) },
        .brand { TagCustomer("c_0000000000000", tag: "VIP", isOn: true, brand: $0) },
        .brand { TagSegment("none", with: "VIP", .stops, brand: $0) },
        .brand { UnmergeCustomers("m_0000000000000", brand: $0) },
        .brand { WatchSegments([], brand: $0, clock: { Instant(seconds: 1_780_000_000) }) { _ in false } },
        // Last: it ends the session of whoever asks all.
        .installation(CompareBrands()),
        .brand { CompareStores(brand: $0) },
        .brand { ListSegmentSnapshots(of: "none", brand: $0) },
        .brand { ListStarterSegments(brand: $0) },
        .brand { ReportCohorts(brand: $0) },
        .brand { ReportIntervals(brand: $0) },
        .brand { ReportMasking(brand: $0) },
        .brand { ReportPaths(brand: $0) },
        .brand { ReportRFMPicture(brand: $0) },
        .brand { ReportReach(brand: $0) },
        .brand { ReportSegmentMoves(of: "none", brand: $0) },
        .brand { ReportStageFlow(brand: $0) },
        .brand { ReportStageWorth(brand: $0) },
        .brand { CountDue(brand: $0, withinDays: 7) },
        .brand { SuggestNames("", brand: $0) },
        .installation(SignOut()),
    ]
}
