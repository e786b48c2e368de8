import Database
package import Shop

/// A numbered request that runs. That it was begun is written together with the first thing that it writes; what it was
/// answered, when it has ended: two waits for the disk, not three.
package struct RunningRequest: Sendable {
    private let request: RepeatableRequest
    private let installation: Installation
    private let now: Instant
    private let preface: Preface

    /// - Parameters:
    ///   - request: one that is fresh.
    ///   - isNoted: whether it is noted already that it runs.
    package init(_ request: RepeatableRequest, isNoted: Bool, in installation: Installation, at now: Instant) {
        self.request = request
        self.installation = installation
        self.now = now
        let run = installation.runName
        preface = Preface(isWritten: isNoted) { try request.note(in: $0, run: run, at: now) }
    }

    /// - Throws: `TwinBegan` before anything is done, where another with its number was quicker.
    package func run<Value>(_ act: () async throws -> Value) async throws -> Value {
        try await preface.lead(act)
    }

    /// - Parameter content: what was answered, nil for nothing.
    package func finish(status: Int, content: [UInt8]?) async throws {
        let (request, now, run) = (request, now, installation.runName)
        let answer = try request.answer(status: status, content: content, in: installation)
        let isNoted = preface.close()
        try await installation.database.write { tx in
            if !isNoted { try request.note(in: tx, run: run, at: now) }
            try answer(tx)
        }
    }

    /// It did nothing, and may be sent again.
    package func forget() async throws {
        guard preface.close() else { return }
        let request = request
        try await installation.database.write { try request.forget(in: $0) }
    }
}

/// Another request with the same number was quicker.
package struct TwinBegan: Error {}
