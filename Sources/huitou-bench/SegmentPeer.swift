import Access
import Database
import Foundation
import Insight
import Operations
import Segments
import Shop

/// The segments of `SegmentPace`, answering line by line for `Benchmarks/segments/peers.py`, which asks another engine the
/// same of the same tables.
struct SegmentPeer {
    let database: String
    let folder: String

    /// Loads the brand, writes its tables as raw little-endian columns, says so, and answers each line: a segment's number.
    func serve() async throws {
        let now = Instant(Date())
        let installation = try await Installation.open(
            DatabasePlace(database) { $0 }, keysPath: nil, makes: false, at: now)
        let (brand, stores) = try await installation.database.read { tx in
            let brand = try Brands.find(nil, for: .commandLine, in: tx)
            return (brand, try Stores.all(of: brand.id, in: tx))
        }
        let live = try await installation.liveBrands.live(brand)
        let rfm = RFMQuestion(today: SegmentPace.today)
        let standing = live.standing(rfm)
        func question(_ text: String) throws -> SegmentQuestion {
            SegmentQuestion(try SegmentParser.parse(text), stores: stores, rfm: rfm, standing: standing)
        }
        try write(PlainTables(live, question("rfm is 111 and stage is new")))
        let questions = try SegmentPace.segments.map(question)
        for question in questions { _ = live.members(question) }
        print("ready")
        fflush(nil)
        while let line = readLine(), let number = Int(line), questions.indices.contains(number - 1) {
            let start = ContinuousClock.now
            let members = live.members(questions[number - 1]).members.count
            let took = (ContinuousClock.now - start).inSeconds * 1000
            print(#"{"ms": \#(took), "members": \#(members)}"#)
            fflush(nil)
        }
        try await installation.close()
    }

    private func write(_ tables: PlainTables) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try save(tables.purchases.persons, "purchases.person.i4")
        try save(tables.purchases.days, "purchases.day.i4")
        try save(tables.purchases.gross, "purchases.gross.i8")
        try save(tables.purchases.net, "purchases.net.i8")
        try save(tables.lines.persons, "lines.person.i4")
        try save(tables.lines.days, "lines.day.i4")
        try save(tables.lines.products, "lines.product.i4")
        try save(tables.lines.quantities, "lines.quantity.i4")
        try save(tables.deeds.persons, "deeds.person.i4")
        try save(tables.deeds.days, "deeds.day.i4")
        try save(tables.deeds.kinds, "deeds.kind.u1")
        try save(tables.deeds.products, "deeds.product.i4")
        try save(tables.refunds.persons, "refunds.person.i4")
        try save(tables.refunds.days, "refunds.day.i4")
        try save(tables.refunds.amounts, "refunds.amount.i8")
        try save(tables.returns.persons, "returns.person.i4")
        try save(tables.returns.days, "returns.day.i4")
        try save(tables.persons.persons, "persons.person.i4")
        try save(tables.persons.classes, "persons.class.i4")
        try save(tables.persons.stages, "persons.stage.u1")
        try tables.categories.joined(separator: "\n").write(
            toFile: "\(folder)/categories.txt", atomically: true, encoding: .utf8)
        try "\(SegmentPace.today.number)".write(toFile: "\(folder)/today.txt", atomically: true, encoding: .utf8)
    }

    private func save<Element>(_ values: [Element], _ name: String) throws {
        try values.withUnsafeBytes { try Data($0).write(to: URL(filePath: "\(folder)/\(name)")) }
    }
}
