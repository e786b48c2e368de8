import Access
import Operations
import Shop

/// What waits for somebody's word: who may be one person, and statements that contradict what is known.
enum DecisionPages {
    private static let path = "/b/{brand}/decisions"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let shell = try await Shell(visit)
            return try await proposals(shell)
        },
        .show(path + ".csv") { visit in
            let shell = try await Shell(visit)
            return try await ProposalPart.sheet(shell)
        },
        .post(path + "/{proposal}", decideProposal),
        .show(path + "/conflicts") { visit in
            let shell = try await Shell(visit)
            return try await conflicts(shell)
        },
        .show(path + "/conflicts.csv") { visit in
            let shell = try await Shell(visit)
            return try await ConflictPart.sheet(shell)
        },
        .post(path + "/conflicts/{conflict}", decideConflict),
    ]

    private static func decideProposal(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        guard let decision = visit.form["decision"].flatMap({ Decision(rawValue: $0) }) else {
            return .go(shell.path + "/decisions")
        }
        do {
            _ = try await visit.run(
                DecideProposal(name: visit["proposal"], accepts: decision == .accepted, brand: shell.name))
        } catch let error as any Explained where error.isMendable {
            return try await proposals(shell, problem: error.message(in: visit.language))
        }
        let notice: Notice = decision == .accepted ? .merged : .decided
        return .go(shell.path + "/decisions", cookies: [notice.cookie])
    }

    private static func decideConflict(_ visit: Visit) async throws -> PageReply {
        let shell = try await Shell(visit)
        guard let decision = visit.form["decision"].flatMap({ Decision(rawValue: $0) }) else {
            return .go(shell.path + "/decisions/conflicts")
        }
        do {
            _ = try await visit.run(
                DecideConflict(name: visit["conflict"], accepts: decision == .accepted, brand: shell.name))
        } catch let error as any Explained where error.isMendable {
            return try await conflicts(shell, problem: error.message(in: visit.language))
        }
        return .go(shell.path + "/decisions/conflicts", cookies: [Notice.decided.cookie])
    }

    private static func proposals(_ shell: Shell, problem: String? = nil) async throws -> PageReply {
        let part = try await ProposalPart(shell)
        var values = part.values
        values["proposalsCount"] = count(part.total, shell)
        values["conflictsCount"] = count(try await conflictCount(shell), shell)
        values["problem"] = problem
        return shell.page(
            "proposals", title: shell.words("decide.title"), at: .decide, values, isRefused: problem != nil)
    }

    private static func conflicts(_ shell: Shell, problem: String? = nil) async throws -> PageReply {
        let part = try await ConflictPart(shell)
        var values = part.values
        values["proposalsCount"] = count(try await proposalCount(shell), shell)
        values["conflictsCount"] = count(part.total, shell)
        values["problem"] = problem
        return shell.page(
            "conflicts", title: shell.words("decide.title"), at: .decide, values, isRefused: problem != nil)
    }

    private static func proposalCount(_ shell: Shell) async throws -> Int {
        guard shell.may(.readCustomers) else { return 0 }
        return try await shell.visit.run(ListProposals(brand: shell.name, limit: 1)).total
    }

    private static func conflictCount(_ shell: Shell) async throws -> Int {
        guard shell.may(.decideConflicts) else { return 0 }
        return try await shell.visit.run(ListConflicts(brand: shell.name, limit: 1)).total
    }

    /// Nil for none.
    private static func count(_ number: Int, _ shell: Shell) -> String? {
        number == 0 ? nil : shell.written.count(number)
    }
}
