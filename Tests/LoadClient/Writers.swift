import Access
import Customers
import Foundation
import Insight
import Operations
import Shop
import TestProgram

/// One writer of each kind; each says what it was acknowledged, and nothing before.
struct Writers: Sendable {
    private let installation: Installation
    private let session: Int
    private let end: ContinuousClock.Instant
    private let goesOn: Bool
    private let folder: String
    /// Where files to import are made; beside the database unless told.
    private let files: String?

    init(
        _ installation: Installation, run session: Int, end: ContinuousClock.Instant, goesOn: Bool, folder: String,
        files: String?
    ) {
        self.installation = installation
        self.session = session
        self.end = end
        self.goesOn = goesOn
        self.folder = folder
        self.files = files
    }

    /// `c_…` of those that were there before any load, in two parts that never change.
    func customers(among first: Int) async throws -> (living: [String], dying: [String]) {
        let lines = try await everybody().filter { $0.summary.customer.raw <= first }.sorted {
            $0.summary.customer < $1.summary.customer
        }
        return (
            lines.filter { $0.summary.customer.raw % 4 != 0 }.map(\.id),
            lines.filter { $0.summary.customer.raw % 4 == 0 }.map(\.id)
        )
    }

    private func everybody() async throws -> [CustomerLine] {
        try await installation.run(
            ListCustomers(brand: nil, matching: nil, limit: nil), as: .commandLine, at: Journal.now
        ).lines
    }

    func tag(_ customers: [String], _ writer: Int, _ random: SplitMix) async throws {
        var random = random
        try await each { number in
            let tag = "t\(session)-\(writer)-\(number)"
            let customer = customers[random.below(customers.count)]
            guard try await done(TagCustomer(customer, tag: tag, isOn: true, brand: nil)) else { return }
            Journal.say("tag", tag)
            // What segments follow.
            if number % 4 == 0 {
                _ = try await done(TagCustomer(customer, tag: "load", isOn: number % 8 == 0, brand: nil))
            }
        }
    }

    func consent(_ customers: [String], _ random: SplitMix) async throws {
        var random = random
        try await each { number in
            let version = "v\(session)-\(number)"
            let consent = StatedConsent(.sms, for: .marketing, method: "form", textVersion: version)
            do {
                try await run(TellConsent(consent, of: customers[random.below(customers.count)], brand: nil))
                Journal.say("consent", version)
            } catch CustomersError.consentTooOld {
                // Two of one person in one millisecond.
                return
            }
        }
    }

    /// Orders of two stores, whose buyers are one person by their nick.
    func bring() async throws {
        try await each { number in
            let file = OrderFile(session: session, number: number)
            let path = (files ?? folder) + "/" + file.name
            try Data(file.text.utf8).write(to: URL(filePath: path))
            defer { unlink(path) }
            var options = ImportFile.Options()
            options.store = number % 2 == 0 ? "east" : "west"
            let report = try await run(ImportFile(path: path, options: options) { _ in })
            guard report.heldRows == 0 else { throw Order.Wrong(name: "\(report.firstProblems)") }
            Journal.say("import", file.prefix, String(OrderFile.orders))
        }
    }

    func merge(_ customers: [String], _ random: SplitMix) async throws {
        var random = random
        try await each { number in
            let (one, other) = (customers[random.below(customers.count)], customers[random.below(customers.count)])
            guard one != other else { return }
            let outcome = try await run(MergeCustomers(one, other, reason: "load", brand: nil))
            guard let joining = outcome.joining else { return }
            Journal.say("merge", joining)
            if number % 2 == 0 {
                _ = try await run(UnmergeCustomers(joining, brand: nil))
                Journal.say("part", joining)
            }
        }
    }

    func erase(_ customers: [String], _ random: SplitMix) async throws {
        // Until all of them are.
        guard !customers.isEmpty else { return }
        var random = random
        try await each(pause: .milliseconds(120)) { _ in
            let customer = customers[random.below(customers.count)]
            do {
                let answer = try await run(EraseCustomer(id: customer, because: .request, brand: nil))
                Journal.say("erase", customer, answer.unfinished == nil ? "all" : "tables")
            } catch CustomersError.isErased {
                return
            }
        }
    }

    func watch() async throws {
        for (name, text) in [("loaded", "tag \"load\""), ("buyers", "bought within last 400 days")] {
            _ = try await run(SaveSegment(name, as: text, brand: nil, enters: false))
        }
        try await run(
            WatchSegments([], brand: nil, clock: { Journal.now }) { told in
                for one in told {
                    Journal.say(
                        "move", one.segment, one.line.customer, one.move.isIn ? "in" : "out",
                        String(one.move.occurredAt.milliseconds))
                }
                return ContinuousClock.now < end
            })
    }

    func backUp(keys: String) async throws {
        try await each(pause: .milliseconds(100)) { number in
            let path = folder + "/\(session)-\(number).backup"
            Journal.say("copying", path)
            _ = try await installation.run(BackUp(to: path, keysPath: keys), as: .commandLine, at: Journal.now)
            Journal.say("copied", path)
        }
    }

    /// Again and again until the time is over, or what is written is refused.
    private func each(pause: Duration? = nil, _ body: (Int) async throws -> Void) async throws {
        var (number, refusals) = (0, 0)
        while ContinuousClock.now < end, refusals < 20 {
            number += 1
            do {
                try await body(number)
                if let pause { try await Task.sleep(for: pause) }
            } catch let error as any Explained where error.kind == .unavailable {
                Journal.say("refused", error.code)
                guard goesOn else {
                    refusals += 1
                    continue
                }
                Journal.say("read", String(try await everybody().count))
                try await Task.sleep(for: .milliseconds(50))
            } catch let error as any Explained where error.code == "segments.busy" {
                continue
            }
        }
    }

    private func run<Asked: BrandOperation>(_ asked: Asked) async throws -> Asked.Output {
        try await installation.run(asked, as: .commandLine, at: Journal.now)
    }

    private func done<Asked: BrandOperation>(_ asked: Asked) async throws -> Bool where Asked.Output == Bool {
        try await run(asked)
    }
}

/// A file of orders as Taobao writes it, of which no two have an order in common.
struct OrderFile {
    static let orders = 12

    private let session: Int
    private let number: Int

    init(session: Int, number: Int) {
        self.session = session
        self.number = number
    }

    /// Of the numbers of its orders.
    var prefix: String { String(10_000 + session) + String(10_000 + number) }

    var name: String { "ExportOrderList2026010310\(10 + number % 50)-\(prefix).csv" }

    var text: String {
        let head = "订单编号,买家会员名,收货人姓名,联系手机,收货地址,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
        return head
            + (0..<Self.orders).map { row in
                let buyer = (number / 2 * 7 + row) % 400
                let day = 1 + (number + row) % 28
                let moment = "2026-01-\(day < 10 ? "0" : "")\(day) 10:0"
                return "\(prefix)\(10 + row),nick\(buyer),顾客\(buyer),138\(10_000_000 + buyer * 37),"
                    + "浙江省杭州市西湖区\(buyer)号,\(10 + row).00,交易成功,\(moment)0:00,\(moment)1:00\r\n"
            }.joined()
    }
}
