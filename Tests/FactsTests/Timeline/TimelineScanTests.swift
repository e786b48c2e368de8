import Database
import Shop
import TestDatabases
import Testing

@testable import Facts

struct TimelineScanTests {
    @Test(
        arguments: [
            (TimelineKind.order, "orders_customer"), (.refund, "refunds_customer"), (.review, "reviews_customer"),
            (.behaviour, "behaviours_customer"), (.interaction, "interactions_customer"),
            (.tag, "person_tags_customer"), (.trait, "person_traits_customer"), (.consent, "consents_customer"),
        ])
    func eachPageIsASeekInTheIndexByCustomer(_ kind: TimelineKind, _ index: String) async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            let query = TimelineScan.query(
                of: kind, ID(7), before: TimelineBound(at: 1_000, id: 5), limit: 20, brand: ID(1))
            let sql = try #require(query)
            let plan = try await database.read { try $0.plan(sql) }
            #expect(plan.contains(index))
            // In the order of the index: nothing is sorted, and nothing is walked through.
            #expect(!plan.contains("TEMP B-TREE"))
            #expect(!plan.contains("SCAN"))
        }
    }

    @Test func placesAreNewestFirstThenByKind() {
        let places = [
            TimelinePlace(at: .init(milliseconds: 5), kind: .tag, id: 1),
            TimelinePlace(at: .init(milliseconds: 9), kind: .tag, id: 1),
            TimelinePlace(at: .init(milliseconds: 5), kind: .order, id: 1),
            TimelinePlace(at: .init(milliseconds: 5), kind: .order, id: 2),
        ]
        #expect(places.sorted().map(\.id) == [1, 2, 1, 1])
        #expect(places.sorted().map(\.kind) == [.tag, .order, .order, .tag])
        // What is behind a place: of earlier kinds older moments, of its own lower ids, of later kinds the same moment too.
        let place = places[3]
        #expect(place.bound(of: .order) == TimelineBound(at: 5, id: 2))
        #expect(place.bound(of: .tag) == TimelineBound(at: 5, id: .max))
        #expect(places[0].bound(of: .order) == TimelineBound(at: 5, id: .min))
    }
}
