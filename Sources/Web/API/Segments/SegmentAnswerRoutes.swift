import Access
import HTTPTypes
import Hummingbird
import Insight
import NIOCore
import Operations
import Segments
import Shop

/// What is asked of a segment: a saved one by its name, or any by its sentence, which stands in the address.
enum SegmentAnswerRoutes {
    static let all: [Route] = [check, count, members, why, comparison, export]

    private static let check = Route.read(
        "/brands/{brand}/segments/{segment}", "checkSegment", .segments,
        Phrase(en: "Read a segment, and say it in its canonical form.", zh: "检查人群语句，并给出标准写法。"),
        ask: { call in AskSegment(call["segment"], brand: call.brand, limit: 0) },
        show: { answer, call in SegmentCheckBody(answer, in: call.language) })

    private struct CountQuery: Codable, Sendable {
        let day: CalendarDay?
        /// Whether a saved segment is asked as it was recorded at the end of the day.
        let isRecorded: Bool?
    }

    private static let count = Route.read(
        "/brands/{brand}/segments/{segment}/count", "countSegment", .segments,
        Phrase(en: "How many customers are in a segment.", zh: "人群人数。"), query: CountQuery.self, isPolled: true,
        ask: { call, query in
            AskSegment(
                call["segment"], brand: call.brand, today: query.day?.day, isRecorded: query.isRecorded ?? false,
                limit: 0)
        }, show: { answer, call in SegmentCountBody(answer, in: call.language) })

    private struct MembersQuery: Codable, Sendable {
        let day: CalendarDay?
        let isRecorded: Bool?
        /// Those behind this customer, in the order of ids.
        let after: String?
        let limit: PageLimit?
    }

    private static let members = Route.read(
        "/brands/{brand}/segments/{segment}/members", "listSegmentMembers", .segments,
        Phrase(en: "Who is in a segment, in pages.", zh: "人群成员（分页）。"), query: MembersQuery.self,
        ask: { call, query in
            AskSegment(
                call["segment"], brand: call.brand, today: query.day?.day, isRecorded: query.isRecorded ?? false,
                after: query.after, limit: query.limit.number)
        }, show: { answer, _ in SegmentMembersBody(answer) })

    private struct DayQuery: Codable, Sendable {
        let day: CalendarDay?
    }

    private static let why = Route.read(
        "/brands/{brand}/segments/{segment}/members/{customer}", "explainMember", .segments,
        Phrase(en: "Why somebody is in a segment or is not, clause by clause.", zh: "逐条说明某位客户为何在或不在人群中。"),
        query: DayQuery.self,
        ask: { call, query in
            ExplainSegment(call["segment"], of: call["customer"], brand: call.brand, today: query.day?.day)
        },
        show: { answer, call in
            WhyBody(answer.answer, isKnown: answer.isKnown, on: answer.day, in: call.language)
        })

    private struct ComparisonQuery: Codable, Sendable {
        /// The other segment.
        let with: String
        let day: CalendarDay?
        let limit: PageLimit?
    }

    private static let comparison = Route.read(
        "/brands/{brand}/segments/{segment}/comparison", "compareSegments", .segments,
        Phrase(en: "Two segments beside each other.", zh: "对比两个人群。"), query: ComparisonQuery.self,
        ask: { call, query in
            CompareSegments(
                .segments(call["segment"], query.with, on: query.day?.day), brand: call.brand,
                limit: query.limit.number)
        }, show: { answer, call in ComparisonBody(answer, in: call.language) })

    private struct ExportQuery: Codable, Sendable {
        let day: CalendarDay?
        /// Takes the permission to reveal customers as well.
        let isUnmasked: Bool?
    }

    private static let export: Route = {
        let schema = QuerySchema.of(ExportQuery.self)
        return Route(
            method: .get, path: "/brands/{brand}/segments/{segment}/export", name: "exportSegment", topic: .segments,
            summary: Phrase(en: "Everybody in a segment, as CSV; audited.", zh: "导出人群为 CSV（记入审计）。"),
            permission: ExportSegment.permission, query: schema, body: nil, answer: .file(mediaType: "text/csv")
        ) { call in
            let query = try QueryText.read(ExportQuery.self, schema, from: call.query)
            let answer = try await call.run(
                ExportSegment(
                    call["segment"], brand: call.brand, today: query.day?.day, isUnmasked: query.isUnmasked ?? false))
            return .csv(SegmentSheet(answer, in: call.language), of: answer.rows, named: "segment.csv")
        }
    }()
}

extension Reply {
    /// A sheet to be saved, sent a thousand lines at a time. It begins with the mark by which spreadsheets know UTF-8.
    static func csv(_ sheet: SegmentSheet, of rows: [ExportSegment.Row], named name: String) -> Reply {
        let body = Reply.Body.stream { given in
            var writer = given
            try await writer.write(ByteBuffer(string: "\u{FEFF}" + CSVText.line(sheet.titles)))
            for start in stride(from: 0, to: rows.count, by: 1_000) {
                let lines = rows[start..<min(start + 1_000, rows.count)].map { CSVText.line(sheet.cells(of: $0)) }
                try await writer.write(ByteBuffer(string: lines.joined()))
            }
        }
        return .attachment(body, named: name, mediaType: MediaTypes.csv)
    }
}
