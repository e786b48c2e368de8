import Access
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import ServiceLifecycle
import Shop

/// Files of orders and the like: handed in, looked into, imported.
enum ImportRoutes {
    static let all: [Route] = [list, handIn, show, preview, start, takeBack, heldRows]

    private static let list = Route.read(
        "/brands/{brand}/imports", "listImports", .imports,
        Phrase(en: "The files that were handed in, the newest first.", zh: "上传过的文件，最新在前。"), query: PageQuery.self,
        ask: { call, query in ListHandedIn(brand: call.brand, after: query.after, limit: query.limit.number) },
        show: { page, call in
            Page(items: page.files.map { ImportBody($0, in: call.language) }, next: page.next)
        })

    private struct HandInQuery: Codable, Sendable {
        /// What the file is called: platforms write into it when they made it.
        let name: String
    }

    private static let handIn: Route = {
        let schema = QuerySchema.of(HandInQuery.self)
        var route = Route(
            method: .post, path: "/brands/{brand}/imports", name: "handInFile", topic: .imports,
            summary: Phrase(
                en: "Hand a file in, as the platform exported it: the body is the file. Nothing is imported yet.",
                zh: "上传平台导出的原文件（请求体即文件内容），此时尚未导入。"), permission: HandInFile.permission, query: schema,
            body: nil, answer: .json(.of(ImportBody.self), status: .created)
        ) { call in
            let query = try QueryText.read(HandInQuery.self, schema, from: call.query)
            guard let file = call.file else { throw WebError.wrongMediaType(wanted: MediaTypes.file) }
            // A server that is to stop does not wait for whoever is still sending.
            let handedIn = try await cancelWhenGracefulShutdown {
                try await call.run(
                    HandInFile(query.name, language: call.language, brand: call.brand) { take in
                        try await Request.pieces(of: file) { try $0.withUnsafeReadableBytes(take) }
                    })
            }
            return try .json(ImportBody(handedIn, in: call.language), status: .created)
        }
        route.takesFile = true
        return route
    }()

    private static let show = Route.read(
        "/brands/{brand}/imports/{import}", "readImport", .imports,
        Phrase(en: "One file, and how far it has come.", zh: "查看一个文件的导入进度与结果。"), isPolled: true,
        ask: { call in ShowHandedIn(call["import"], brand: call.brand) },
        show: { file, call in ImportBody(file, in: call.language) })

    private struct PreviewBody: Codable, Sendable {
        /// A format's name or a kept mapping's; recognised when absent.
        let format: String?
        /// A mapping file's text.
        let mapping: MappingText?
    }

    private static let preview = Route.change(
        .post, "/brands/{brand}/imports/{import}/preview", "previewImport", .imports,
        Phrase(en: "What the first rows would be read as. Nothing is kept.", zh: "预览文件开头的识别结果（不写入）。"),
        body: PreviewBody.self,
        ask: { call, given in
            PreviewHandedIn(
                call["import"],
                ImportRun.Setting(format: given.format, mapping: given.mapping?.text, language: call.language),
                brand: call.brand)
        }, show: { answer, call in ImportPreview(answer, in: call.language) })

    private struct StartBody: Codable, Sendable {
        /// By name; may be absent where only one can be meant.
        let store: String?
        let format: String?
        /// A mapping file's text; kept for the next time.
        let mapping: MappingText?
        /// Go through all of it and keep nothing.
        let isTrial: Bool?
    }

    private static let start = Route.change(
        .post, "/brands/{brand}/imports/{import}/start", "startImport", .imports,
        Phrase(en: "Import it; the same again changes nothing.", zh: "开始导入；重复导入不会重复计入。"), status: .accepted,
        body: StartBody.self,
        ask: { call, given in
            StartHandedIn(
                call["import"],
                ImportRun.Setting(
                    store: given.store, format: given.format, mapping: given.mapping?.text, language: call.language,
                    isTrial: given.isTrial ?? false), brand: call.brand)
        }, show: { file, call in ImportBody(file, in: call.language) })

    private static let takeBack = Route.act(
        .delete, "/brands/{brand}/imports/{import}", "takeBackImport", .imports,
        Phrase(en: "Delete the file, or stop what runs; what was kept until then stays.", zh: "删除文件或停止导入；已写入的内容保留。"),
        ask: { call in TakeBackHandedIn(call["import"], brand: call.brand) })

    private static let heldRows = Route(
        method: .get, path: "/brands/{brand}/imports/{import}/held-rows", name: "readHeldRows", topic: .imports,
        summary: Phrase(
            en: "The rows that were held back, as CSV, to be corrected and handed in again; audited.",
            zh: "下载暂缓的行（CSV），更正后可再次上传（记入审计）。"), permission: ReadHeldRows.permission, query: nil,
        body: nil, answer: .file(mediaType: "text/csv")
    ) { call in
        try QueryText.refuse(in: call.query)
        let answer = try await call.run(ReadHeldRows(call["import"], brand: call.brand))
        // Open before anything is answered: it may be gone at any moment.
        guard let file = FileHandle(forReadingAtPath: answer.path) else { throw ImportingError.noHeldRows }
        let body = Reply.Body.stream { given in
            var writer = given
            while let piece = try file.read(upToCount: 1 << 16), !piece.isEmpty {
                try await writer.write(ByteBuffer(bytes: piece))
            }
        }
        return .attachment(body, named: "held-rows.csv", mediaType: MediaTypes.csv)
    }
}
