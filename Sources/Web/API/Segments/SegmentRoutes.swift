import Access
import HTTPTypes
import Insight
import Operations
import Segments
import Shop

/// Saved segments: listed, defined, followed.
enum SegmentRoutes {
    static let all: [Route] = [list, save, remove, tag, untag, moves, changes]

    private static let list = Route.read(
        "/brands/{brand}/segments", "listSegments", .segments,
        Phrase(en: "The saved segments, with how many are in each.", zh: "已保存的人群及人数。"), isPolled: true,
        ask: { call in ListSegments(brand: call.brand) },
        show: { lines, call in Listed(items: lines.map { SavedSegmentBody($0, in: call.language) }) })

    private struct SaveBody: Codable, Sendable {
        /// A sentence, in English or Chinese.
        let definition: String
        /// Whether whoever is in it by this definition alone enters it now, and the other way round.
        let enters: Bool?
    }

    private static let save = Route.change(
        .put, "/brands/{brand}/segments/{segment}", "saveSegment", .segments,
        Phrase(en: "Give a segment a name, or another definition.", zh: "保存人群，或更新定义。"), body: SaveBody.self,
        ask: { call, given in
            SaveSegment(
                call["segment"], as: given.definition, brand: call.brand, enters: given.enters ?? false)
        }, show: { outcome, call in SegmentSavedBody(outcome, in: call.language) })

    private static let remove = Route.act(
        .delete, "/brands/{brand}/segments/{segment}", "removeSegment", .segments,
        Phrase(en: "Take a saved segment away; what was recorded of it stays.", zh: "删除已保存的人群（历史记录保留）。"),
        ask: { call in RemoveSegment(call["segment"], brand: call.brand) })

    private struct TagBody: Codable, Sendable {
        /// Whether who leaves loses the tag.
        let takesOff: Bool?
    }

    private struct TaggedBody: Codable, Sendable {
        /// How many got the tag now.
        let tagged: Int
    }

    private static let tag = Route.change(
        .put, "/brands/{brand}/segments/{segment}/tags/{tag}", "tagSegment", .segments,
        Phrase(en: "Tag everybody in a segment, now and from now on.", zh: "人群自动打标签（现有成员与之后进入者）。"),
        body: TagBody.self,
        ask: { call, given in
            TagSegment(
                call["segment"], with: call["tag"], .tags(takesOff: given.takesOff ?? false), brand: call.brand)
        }, show: { count, _ in TaggedBody(tagged: count) })

    private static let untag = Route.act(
        .delete, "/brands/{brand}/segments/{segment}/tags/{tag}", "stopTaggingSegment", .segments,
        Phrase(en: "Tag no more; what is tagged stays.", zh: "停止自动打标签（已打的保留）。"),
        ask: { call in TagSegment(call["segment"], with: call["tag"], .stops, brand: call.brand) })

    private struct MovesQuery: Codable, Sendable {
        /// The number of the last that is known; absent for all.
        let after: Int64?
        let limit: PageLimit?
    }

    private static let moves = Route.read(
        "/brands/{brand}/segments/{segment}/moves", "readSegmentMoves", .segments,
        Phrase(en: "Who entered and who left, as it was recorded; go on with `last`.", zh: "进入与离开的记录；用 `last` 继续读取。"),
        query: MovesQuery.self, isPolled: true,
        ask: { call, query in
            ReadSegmentMoves(
                of: call["segment"], after: query.after ?? 0, limit: query.limit.number, brand: call.brand)
        }, show: { answer, _ in SegmentMovesBody(answer) })

    private struct ChangesQuery: Codable, Sendable {
        let from: CalendarDay
        let to: CalendarDay
        let limit: PageLimit?
    }

    private static let changes = Route.read(
        "/brands/{brand}/segments/{segment}/changes", "compareDays", .segments,
        Phrase(en: "A saved segment at the end of two days, as it was recorded.", zh: "同一人群在两个日期的对比（按当时记录）。"),
        query: ChangesQuery.self,
        ask: { call, query in
            CompareSegments(
                .days(call["segment"], query.from.day, query.to.day), brand: call.brand, limit: query.limit.number)
        }, show: { answer, call in ComparisonBody(answer, in: call.language) })
}
