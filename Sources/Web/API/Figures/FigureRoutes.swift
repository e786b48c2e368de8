import Access
import HTTPTypes
import Insight
import Operations
import Shop

extension ReportCycles.Scope: Choice {}

/// What the brand knows of all customers together, on any day.
enum FigureRoutes {
    static let all: [Route] = [rfm, stages, value, repurchase, movement, cycles]

    private struct DayQuery: Codable, Sendable {
        let day: CalendarDay?
    }

    private static let rfm = Route.read(
        "/brands/{brand}/figures/rfm", "reportRFM", .figures,
        Phrase(en: "Customers in the eight classes, or by scores, with the thresholds.", zh: "RFM 八类（或打分）与阈值。"),
        query: RFMQuery.self,
        ask: { call, query in ReportRFM(brand: call.brand, today: query.day?.day, query.choice) },
        show: { answer, call in RFMBody(answer.report, answer.settings.labelSet, in: call.language) })

    private static let stages = Route.read(
        "/brands/{brand}/figures/stages", "reportStages", .figures,
        Phrase(en: "How many customers are in each stage, and what is at risk.", zh: "各生命周期人数与在险价值。"),
        query: DayQuery.self, ask: { call, query in ReportStages(brand: call.brand, today: query.day?.day) },
        show: { answer, call in StagesBody(answer.report, in: call.language) })

    private static let value = Route.read(
        "/brands/{brand}/figures/value", "reportValue", .figures,
        Phrase(en: "Value tiers, and how many come back.", zh: "价值分层与复购。"), query: RFMQuery.self,
        ask: { call, query in ReportValue(brand: call.brand, today: query.day?.day, query.choice) },
        show: { answer, call in TiersBody(answer, in: call.language) })

    private static let repurchase = Route.read(
        "/brands/{brand}/figures/repurchase", "reportRepurchase", .figures,
        Phrase(en: "How many come back, each rate with what it is made of.", zh: "复购率、回购率、首购后复购率及其构成。"),
        query: DayQuery.self, ask: { call, query in ReportRepurchase(brand: call.brand, today: query.day?.day) },
        show: { report, _ in RepurchaseBody(report) })

    private struct MovementQuery: Codable, Sendable {
        let from: CalendarDay
        let to: CalendarDay
    }

    private static let movement = Route.read(
        "/brands/{brand}/figures/movement", "reportMovement", .figures,
        Phrase(en: "Who moved between classes and between stages from one day to another.", zh: "两个日期之间客户在类别与阶段间的流动。"),
        query: MovementQuery.self,
        ask: { call, query in ReportMovement(brand: call.brand, from: query.from.day, to: query.to.day) },
        show: { answer, call in MovementBody(answer, in: call.language) })

    private struct CyclesQuery: Codable, Sendable {
        let by: ReportCycles.Scope?
        let day: CalendarDay?
        let limit: PageLimit?
    }

    private static let cycles: Route = {
        let schema = QuerySchema.of(CyclesQuery.self)
        return Route(
            method: .get, path: "/brands/{brand}/figures/cycles", name: "reportCycles", topic: .figures,
            summary: Phrase(
                en: "After how many days people buy again, by store, category or product.", zh: "购买周期：按店铺、类目或商品。"),
            permission: ReportCycles.permission, query: schema, body: nil,
            answer: .json(.of(CyclesBody.self), status: .ok)
        ) { call in
            let query = try QueryText.read(CyclesQuery.self, schema, from: call.query)
            let scope = query.by ?? .product
            let answer = try await call.run(ReportCycles(brand: call.brand, today: query.day?.day, by: scope))
            return try .json(CyclesBody(answer, by: scope, most: query.limit.number))
        }
    }()
}
