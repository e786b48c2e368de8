import Access
import Customers
import Database
import Dispatch
import Facts
import Shop
import TestDatabases
import Testing

@testable import Operations

/// What several decide at once of who is one person: on a server, where they do not wait for one writer.
@Suite(.enabled(if: TestEngine.server != nil))
struct JoinRaceTests {
    /// Two who share a phone, and what asks whether they are one.
    private static func open(_ body: (Workshop, String) async throws -> Void) async throws {
        try await Workshop.open(.postgres) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .taobao, brand: nil))
            try await shop.tell([Self.order("1", "lin"), Self.order("2", "wang")])
            let proposal = try #require(try await shop.run(ListProposals(brand: nil, limit: 2)).lines.first?.name)
            try await body(shop, proposal)
        }
    }

    private static func order(_ number: String, _ nick: String) -> ToldEvent {
        let day = Instant(seconds: 1_770_000_000)
        return .statement(
            store: "A",
            .order(
                StatedOrder(
                    number: number, status: .paid, times: OrderTimes(placed: day, paid: day), currency: .cny,
                    amounts: .told(OrderAmounts(paid: 100)), buyers: [BuyerKey(kind: .nick, value: nick)],
                    personal: [PersonalValue(kind: .phone, text: "13912345678")])))
    }

    @Test func whoIsErasedMeanwhileIsJoinedToNobody() async throws {
        try await Self.open { shop, proposal in
            let (installation, now) = (shop.installation, shop.now)
            let holds = DispatchSemaphore(value: 0)
            async let erasing: Void = installation.database.write { tx in
                _ = try ErasureWork(installation).erase(
                    [ID(2)], of: ID(1), because: .request, erasedAt: now, by: .commandLine, at: now, in: tx)
                // Whoever decides now still sees them, until this is there.
                holds.signal()
                try Self.wait(for: 1, in: tx)
            }
            await Self.reached(holds)
            let accepting = await Result.of {
                _ = try await shop.run(DecideProposal(name: proposal, accepts: true, brand: nil))
            }
            try await erasing
            #expect(throws: CustomersError.self) { try accepting.get() }
            let joinings = try await shop.joinings()
            #expect(joinings.isEmpty)
        }
    }

    @Test func ofTwoWhoDecideOtherwiseAtOnceOneIsHeard() async throws {
        try await Self.open { shop, proposal in
            let holds = DispatchSemaphore(value: 0)
            async let holding: Void = shop.installation.database.write { tx in
                try tx.alone(brand: 1)
                holds.signal()
                try Self.wait(for: 2, in: tx)
            }
            await Self.reached(holds)
            async let accepting = Result.of {
                _ = try await shop.run(DecideProposal(name: proposal, accepts: true, brand: nil))
            }
            async let refusing = Result.of {
                _ = try await shop.run(DecideProposal(name: proposal, accepts: false, brand: nil))
            }
            let outcomes = await [accepting, refusing]
            try await holding
            #expect(outcomes.count { $0.isSuccess } == 1)
            let joinings = try await shop.joinings()
            #expect(joinings.count == (outcomes[0].isSuccess ? 1 : 0))
        }
    }

    @Test func whoIsMergedMeanwhileIsPartedWithTheOthers() async throws {
        try await Self.open { shop, _ in
            try await shop.tell([Self.order("3", "chen")])
            let names = (1...3).map { shop.installation.outerIDs.shown($0, prefix: "c") }
            let first = try await shop.run(MergeCustomers(names[0], names[1], reason: nil, brand: nil))
            let holds = DispatchSemaphore(value: 0)
            async let merging: Void = shop.installation.database.write { tx in
                try tx.accompanied(brand: 1)
                holds.signal()
                try Self.wait(for: 1, in: tx)
                try Joinings.join(ID(1), ID(3), because: .hand, by: "rule", brand: ID(1), at: shop.now, in: tx)
            }
            await Self.reached(holds)
            let parted = try await shop.run(UnmergeCustomers(try #require(first.joining), brand: nil))
            try await merging
            // The third is still the first's, and stands among those that there are now.
            #expect(parted.persons == [names[0], names[1]])
            let arrows = try await shop.installation.database.read { try Merges.arrows(brand: ID(1), in: $0) }
            #expect(arrows == [ID(3): ID(1)])
        }
    }

    /// Until so many wait for locks: what is told then is told while they wait.
    private static func wait(for count: Int, in tx: WriteTransaction) throws {
        for _ in 0..<60_000 {
            let waiting = try tx.first(
                """
                SELECT COUNT(*) FROM pg_locks
                WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())
                """
            ) { $0.int(0) }
            if waiting ?? 0 >= count { return }
            try tx.execute("SELECT pg_sleep(0.01)")
        }
        Issue.record("nobody waits")
    }

    private static func reached(_ semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                semaphore.wait()
                continuation.resume()
            }
        }
    }
}

extension Result where Success == Void, Failure == any Error {
    fileprivate static func of(_ body: () async throws -> Void) async -> Self {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }

    fileprivate var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
