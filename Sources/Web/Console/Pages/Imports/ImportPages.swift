import Access
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import ServiceLifecycle
import Shop

/// Files of orders and the like: handed in, looked into, imported.
enum ImportPages {
    private static let path = "/b/{brand}/imports"
    private static let one = path + "/{import}"

    static let all: [PageRoute] = files + AsidePages.all + MappingPages.all

    private static let files: [PageRoute] = [
        .show(path) { visit in
            let shell = try await Shell(visit)
            return try await list(shell)
        },
        .show(path + ".csv") { visit in
            let shell = try await Shell(visit)
            return try await ImportListPart.sheet(shell)
        },
        .show(path + "/rows") { visit in
            let shell = try await Shell(visit)
            return .page("parts/import_rows", try await ImportListPart(shell).values)
        },
        handIn,
        .show(one) { visit in
            let shell = try await Shell(visit)
            return try await page(shell)
        },
        .post(one + "/start", start),
        .show(one + "/progress", progress),
        .post(one + "/removal", remove),
        .show(one + "/held-rows", heldRows),
    ]

    static func address(_ shell: Shell) -> String {
        shell.path + "/imports/" + shell.visit["import"]
    }

    private static func list(_ shell: Shell, problem: String? = nil) async throws -> PageReply {
        var values = try await ImportListPart(shell).values
        values["asideCount"] = try await AsidePages.count(shell)
        values["problem"] = problem
        return shell.page(
            "imports", title: shell.words("imports.title"), at: .imports, values, isRefused: problem != nil)
    }

    private static let handIn: PageRoute = {
        var route = PageRoute.post(path) { visit in
            let shell = try await Shell(visit)
            do {
                let id = try await handedIn(shell)
                return .go(shell.path + "/imports/" + id)
            } catch let error as any Explained where error.isMendable {
                return try await list(shell, problem: error.message(in: visit.language))
            }
        }
        route.takesFile = true
        return route
    }()

    /// - Returns: the name that it has here.
    private static func handedIn(_ shell: Shell) async throws -> String {
        let visit = shell.visit
        guard let body = visit.file, let boundary = visit.boundary else { throw MultipartError.malformed }
        let upload = try MultipartFile(body, boundary: boundary)
        // A server that is to stop does not wait for whoever is still sending.
        return try await cancelWhenGracefulShutdown {
            let name = try await upload.open()
            let file = try await visit.run(
                HandInFile(name, language: visit.language, brand: shell.name) { take in
                    while let piece = try await upload.next() { try piece.withUnsafeBytes(take) }
                })
            return file.id
        }
    }

    private static func page(
        _ shell: Shell, errors: PageValues = [:], problem: String? = nil
    ) async throws -> PageReply {
        let file = try await shell.visit.run(ShowHandedIn(shell.visit["import"], brand: shell.name))
        var values = ImportPart(shell, file).values
        if file.run.hasFile, [.received, .failed].contains(file.run.state) {
            values.merge(try await ImportPreviewPart.values(shell, file)) { old, _ in old }
        }
        if let problem { values["problem"] = problem }
        if !errors.isEmpty { values["errors"] = errors }
        return shell.page(
            "import", title: file.run.name, at: .imports, values, isRefused: problem != nil || !errors.isEmpty)
    }

    private static func start(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        let file = try await visit.run(ShowHandedIn(visit["import"], brand: shell.name))
        do {
            _ = try await visit.run(
                StartHandedIn(file.id, ImportPreviewPart.setting(visit, file.run), brand: shell.name))
            return .go(address(shell))
        } catch let error as any Explained where error.isMendable {
            let message = error.message(in: visit.language)
            if case AccessError.noSuchStore = error { return try await page(shell, errors: ["store": message]) }
            return try await page(shell, problem: message)
        }
    }

    /// How far it has come, for a page that asks again and again; once it is over that page is to be fetched anew.
    private static func progress(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        let file = try await visit.run(ShowHandedIn(visit["import"], brand: shell.name))
        guard visit.isPart else { return .go(address(shell)) }
        if let values = ImportPart(shell, file).progress {
            return .page("parts/import_progress", values.merging(["address": address(shell)]) { $1 })
        }
        return .file(Reply(status: .ok, headers: [.htmxRefresh: "true"], body: .nothing))
    }

    private static func remove(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        let file = try await visit.run(ShowHandedIn(visit["import"], brand: shell.name))
        _ = try await visit.run(TakeBackHandedIn(file.id, brand: shell.name))
        switch file.run.state {
        case .waiting, .running: return .go(address(shell), cookies: [Notice.importStopped.cookie])
        case .received, .tried, .failed, .done, .cancelled:
            return .go(shell.path + "/imports", cookies: [Notice.fileRemoved.cookie])
        }
    }

    private static func heldRows(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        let answer = try await visit.run(ReadHeldRows(visit["import"], brand: shell.name))
        // Open before anything is answered: it may be gone at any moment.
        guard let file = FileHandle(forReadingAtPath: answer.path) else { throw ImportingError.noHeldRows }
        let body = Reply.Body.stream { given in
            var writer = given
            while let piece = try file.read(upToCount: 1 << 16), !piece.isEmpty {
                try await writer.write(ByteBuffer(bytes: piece))
            }
        }
        return .file(.attachment(body, named: "held-rows.csv", mediaType: MediaTypes.csv))
    }
}
