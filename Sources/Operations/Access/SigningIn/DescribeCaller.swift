package import Access
import Database
package import Shop

/// Somebody who asks, and what they may do.
package struct CallerDescription: Sendable {
    /// `member`, `key` or `command_line`.
    package let kind: String
    /// A member's name, a key's prefix.
    package let name: String
    package let isAdministrator: Bool
    /// Whether a code is asked for beside their password.
    package let hasSecondFactor: Bool
    /// In the order the brands were made.
    package let brands: [(brand: Brand, permissions: Set<Permission>)]
}

/// Who it is that asks: for programs that have a key and want to know what it opens. Everybody may know that of themselves.
package struct DescribeCaller: Askable {
    package static let permission = Permission.keepAccount
    package static let audited = Audited.not

    package init() {}

    /// - Throws: `AccessError.notSignedIn`.
    package func ask(
        of installation: Installation, as caller: Caller, at now: Instant
    ) async throws -> CallerDescription {
        try await installation.database.read { tx in
            let rights = try CallerRights.of(caller, at: now, in: tx)
            let brands = try Brands.all(for: rights, in: tx).map { ($0, rights.permissions(in: $0.id)) }
            var hasSecondFactor = false
            if case .member(let id, _) = caller { hasSecondFactor = try SecondFactors.isConfirmed(of: id, in: tx) }
            return CallerDescription(
                kind: caller.kind, name: try name(of: caller, in: tx),
                isAdministrator: (try? rights.demand(.administerInstallation)) != nil,
                hasSecondFactor: hasSecondFactor, brands: brands)
        }
    }

    private func name(of caller: Caller, in tx: ReadTransaction) throws -> String {
        switch caller {
        case .member(let id, _): try Members.find(id, in: tx)?.name ?? ""
        case .key(let id): try APIKeys.find(id, in: tx)?.prefix ?? ""
        case .commandLine, .nobody: ""
        }
    }
}
