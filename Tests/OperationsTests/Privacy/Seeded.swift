import Access
import Customers
import Database
import Facts
import Foundation
import Shop
import Synchronization
import TestDatabases
import Testing

@testable import Insight
@testable import Operations

/// An installation with two persons of whom everything is known, that can be closed and opened again.
final class Seeded: Sendable {
    static let now = Instant(seconds: 1_780_000_000)
    /// Said of the first person alone, in the clear.
    static let wordsOfCanary = ["金丝雀标签", "金丝雀的过敏原", "对金丝雀花粉过敏", "CANARY7711"]
    static let wordsOfSparrow = ["麻雀标签", "对麻雀羽毛过敏"]
    /// All that must not be found after the first was erased.
    static let ofCanary = PersonFile.ofCanary + wordsOfCanary + ["金丝雀渠道", "金丝雀退货理由", "金丝雀不可靠"]

    let folder: String
    let place: DatabasePlace
    let canary: String
    let sparrow: String
    private let opened: Mutex<Installation?>

    var keys: String { folder + "/keys" }

    private init(folder: String, place: DatabasePlace, _ installation: Installation) async throws {
        self.folder = folder
        self.place = place
        func find(_ text: String) async throws -> String {
            try await installation.run(
                ListCustomers(brand: nil, matching: text, limit: 1), as: .commandLine, at: Self.now
            ).lines.first?.id ?? ""
        }
        canary = try await find("王金丝雀")
        sparrow = try await find("李麻雀儿")
        let risk = NoteRisk(
            .badReviewer, of: canary, evidence: ["case:CANARY7711"], reason: "金丝雀不可靠", until: nil, brand: nil)
        _ = try await installation.run(risk, as: .commandLine, at: Self.now)
        opened = Mutex(installation)
    }

    static func open(_ engine: TestEngine, _ body: (Seeded) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "seeded-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await engine.location { location in
            let place =
                switch location {
                case .file: DatabasePlace(folder + "/shop.db") { $0 }
                case .server(let url): DatabasePlace(url) { $0 }
                }
            let installation = try await Self.installation(place, folder, makes: true)
            let brand = CreateBrand(name: "香薰", timeZone: "Asia/Shanghai", currency: "CNY", language: .chinese)
            _ = try await installation.run(brand, as: .commandLine, at: now)
            try await bring(PersonFile.name, PersonFile.orders, folder, installation)
            try await tell(installation)
            let live = try await installation.liveBrands.live(
                try await installation.run(FindBrand(name: nil), as: .commandLine, at: now))
            // Columns lie on the disk.
            installation.liveBrands.checkpoints?.add(spent: .seconds(60), for: live.brand.id)
            await installation.keepColumns()
            try await installation.database.write { tx in
                let list = WrittenFile(
                    folder + "/list.csv", .customers, brand: live.brand.id, on: .this, by: installation.history)
                try WrittenFiles.note(list, at: now, in: tx)
            }
            let seeded = try await Seeded(folder: folder, place: place, installation)
            do {
                try await body(seeded)
                try await seeded.close()
            } catch {
                // The test's own failure is the one to report.
                _ = try? await seeded.close()
                throw error
            }
        }
    }

    func installation() throws -> Installation {
        try #require(opened.withLock { $0 })
    }

    func run<Asked: Operations.Operation>(_ operation: Asked) async throws -> Asked.Output {
        try await installation().run(operation, as: .commandLine, at: Self.now)
    }

    func run<Asked: BrandOperation>(
        _ operation: Asked, at moment: Instant = Seeded.now
    ) async throws -> Asked.Output {
        try await installation().run(operation, as: .commandLine, at: moment)
    }

    func find(_ text: String, at moment: Instant = Seeded.now) async throws -> String? {
        try await run(ListCustomers(brand: nil, matching: text, limit: 2), at: moment).lines.first?.id
    }

    func close() async throws {
        try await opened.withLock { opened in
            defer { opened = nil }
            return opened
        }?.close()
    }

    func start() async throws {
        let installation = try await Self.installation(place, folder, makes: false)
        opened.withLock { $0 = installation }
    }

    func restore(_ backup: String) async throws {
        _ = try await Restoring.restore(
            from: backup, to: place, keysPath: keys, replaces: true, as: .commandLine, at: Self.now)
    }

    /// With the same keys at another place.
    func open(at location: Location) async throws -> Installation {
        try await Self.installation(Workshop.place(location), folder, makes: false)
    }

    func bring(_ name: String, _ text: String, at moment: Instant = Seeded.now) async throws {
        try await Self.bring(name, text, folder, installation(), at: moment)
    }

    func tell() async throws {
        try await Self.tell(installation())
    }

    /// A source tells that somebody agreed to be sent messages.
    func tellConsent(_ number: String, of nick: String, at moment: Instant) async throws {
        let consent = StatedConsent(.sms, for: .marketing, method: "import", textVersion: "v1")
        try await tell(consent, number, of: nick, at: moment)
    }

    func tell(_ consent: StatedConsent, _ number: String, of nick: String, at moment: Instant) async throws {
        let store = try #require(try await run(ListStores(brand: nil)).first?.name)
        let fact = StatedPersonFact(
            number: number, buyers: [BuyerKey(kind: .nick, value: nick)], occurredAt: moment, .consent(consent))
        _ = try await run(
            TellEvents(brand: nil, [.person(store: store, fact)], statedAt: moment), at: moment)
    }

    /// That every invariant holds.
    func soundness() async throws {
        // A server of tests may be swifter than safe.
        let settings: Set = ["fsync", "full_page_writes"]
        let broken = try await run(Examine(keysPath: keys)).filter {
            $0.verdict == .bad && !settings.contains($0.name.english)
        }
        #expect(broken.isEmpty, "\(broken.map { "\($0.name.english): \($0.detail.english)" })")
    }

    /// Of all files that the program has written.
    func bytes(without names: [String] = []) throws -> Data {
        let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
        return try files.reduce(into: Data()) { bytes, file in
            var isFolder: ObjCBool = false
            let path = folder + "/" + file
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
                !file.hasSuffix(".sock"), !names.contains(where: { file.contains($0) })
            else { return }
            bytes += try Data(contentsOf: URL(filePath: path))
        }
    }

    private static func installation(
        _ place: DatabasePlace, _ folder: String, makes: Bool
    ) async throws -> Installation {
        try await Installation.open(
            place, keysPath: folder + "/keys", columnsFolder: folder + "/columns", makes: makes, at: now)
    }

    private static func bring(
        _ name: String, _ text: String, _ folder: String, _ installation: Installation, at moment: Instant = now
    ) async throws {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        _ = try await installation.run(ImportFile(path: path, options: .init()) { _ in }, as: .commandLine, at: moment)
        // The file itself is not the program's.
        try FileManager.default.removeItem(atPath: path)
    }

    private static func tell(_ installation: Installation) async throws {
        let store = try #require(
            try await installation.run(ListStores(brand: nil), as: .commandLine, at: now).first?.name)
        let day = Instant(seconds: 1_767_400_000)
        func said(_ number: String, of buyer: String, _ content: StatedPersonFact.Content) -> ToldEvent {
            .person(
                store: store,
                StatedPersonFact(
                    number: number, buyers: [BuyerKey(kind: .nick, value: buyer)], occurredAt: day, content))
        }
        let (canary, sparrow) = ("qcanarynick", "zsparrownick")
        let consent = StatedConsent(.sms, for: .marketing, method: "金丝雀当面说的", textVersion: "v1")
        let refund = StatedRefund(
            number: "R1", orderNumber: "9001", kind: .moneyOnly, phase: .unknown, reason: "金丝雀退货理由",
            occurredAt: day, currency: .cny, content: .amount(minor: 100))
        let events: [ToldEvent] = [
            said("1", of: canary, .tag("金丝雀标签", isOn: true)), said("2", of: canary, .tag("常客", isOn: true)),
            said("3", of: sparrow, .tag("常客", isOn: true)), said("4", of: sparrow, .tag("麻雀标签", isOn: true)),
            said("5", of: canary, .trait(.named("金丝雀的过敏原", .text("对金丝雀花粉过敏")))),
            said("6", of: sparrow, .trait(.named("过敏", .text("对麻雀羽毛过敏")))),
            said("7", of: canary, .trait(.birthday(nil))), said("8", of: canary, .consent(consent)),
            said("9", of: canary, .interaction(StatedInteraction(.message, .incoming, channel: "金丝雀渠道"))),
            .statement(store: store, .refund(refund)),
        ]
        _ = try await installation.run(TellEvents(brand: nil, events, statedAt: day), as: .commandLine, at: now)
    }
}

extension Data {
    /// In UTF-8 or UTF-16.
    func holds(_ text: String) -> Bool {
        range(of: Data(text.utf8)) != nil
            || [String.Encoding.utf16LittleEndian, .utf16BigEndian].contains { encoding in
                text.data(using: encoding).map { range(of: $0) != nil } ?? false
            }
    }
}
