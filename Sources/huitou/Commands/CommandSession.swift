import Access
import Operations
import Shop

/// An open installation for the length of one command.
struct CommandSession: Sendable {
    let installation: Installation
    let context: CommandContext
    let isJSON: Bool
    let place: DatabasePlace

    /// Runs `body` on the database: on the one this process holds already, else on one it opens, else in the process that
    /// holds it. Returns the exit status.
    static func open(
        _ options: DatabaseOptions, makes: Bool, outlivesHolder: Bool = false, in context: CommandContext,
        _ body: @escaping @Sendable (CommandSession) async throws -> Void
    ) async throws -> Int32 {
        if let held = context.held {
            // Handed over because it is about this very database, as its sender's own settings said.
            let place = DatabasePlace(held.path) { $0 }
            try await body(
                CommandSession(
                    installation: held.installation, context: context, isJSON: options.speech.json, place: place))
            return 0
        }
        let settings = try await Settings(in: context)
        let place = try await settings.database(options.db)
        let keys = try await settings.keys(options.keys)
        var patience = ContinuousClock.now + .seconds(5)
        while true {
            do {
                let installation = try await Installation.open(
                    place, keysPath: keys, makes: makes, at: Clock.now)
                let session = CommandSession(
                    installation: installation, context: context, isJSON: options.speech.json, place: place)
                try await session.hold(body)
                return 0
            } catch let error as any Explained where error.code == "database.held" {
                guard let path = place.filePath else { throw error }
                do {
                    if let status = try HandOverClient.run(database: path, in: context) { return status }
                } catch HandOverError.ended where outlivesHolder {
                    patience = ContinuousClock.now + .seconds(5)
                }
                // The holder is just starting or ending: it will listen, or be gone, in a moment.
                guard ContinuousClock.now < patience else { throw error }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    func run<Asked: Operation>(_ operation: Asked) async throws -> Asked.Output {
        try await installation.run(operation, as: .commandLine, at: Clock.now)
    }

    func run<Asked: BrandOperation>(_ operation: Asked) async throws -> Asked.Output {
        try await installation.run(operation, as: .commandLine, at: Clock.now)
    }

    /// Lists persons; a list to be carried away is audited, however short; a long one is, in whatever form.
    func run<Listing: PersonListing>(_ listing: Listing, asExport: Bool) async throws -> Listing.Output {
        asExport ? try await run(Exported(listing)) : try await run(listing)
    }

    /// Runs `body` while others' commands are served; closes the database at the end, also after a failure.
    private func hold(_ body: @escaping @Sendable (CommandSession) async throws -> Void) async throws {
        let server = place.filePath.flatMap {
            HandOverServer(CommandContext.HeldInstallation(path: $0, installation: installation))
        }
        let result: Result<Void, any Error> = await withTaskGroup(of: Void.self) { group in
            if let server { group.addTask { await server.serve() } }
            let result: Result<Void, any Error>
            do {
                result = .success(try await body(self))
            } catch {
                result = .failure(error)
            }
            // While others are still served: once nobody answers them they wait for a few seconds and no more.
            await installation.keepColumns()
            server?.stop()
            await group.waitForAll()
            return result
        }
        do {
            // In JSON, what stands on standard error is an error; `doctor` says the same.
            for complaint in try await installation.close() where !isJSON {
                context.output.error(complaint(in: context.language) + "\n")
            }
        } catch {
            // What the command itself met comes first.
            try result.get()
            throw error
        }
        try result.get()
    }
}
