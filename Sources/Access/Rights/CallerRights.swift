package import Database
package import Shop

/// Reads what a caller may do at this moment. Nothing of it is kept: a change of role is felt by the next operation.
package enum CallerRights {
    /// - Throws: `AccessError.notSignedIn` for nobody, and for whoever was somebody and is not any more.
    package static func of(_ caller: Caller, at now: Instant, in tx: ReadTransaction) throws -> Rights {
        switch caller {
        case .commandLine: return .commandLine
        case .nobody: throw AccessError.notSignedIn
        case .member(let id, let session):
            guard let session = try Sessions.find(session, in: tx), session.member == id,
                SessionRules.isAlive(session, at: now), let member = try Members.find(id, in: tx)
            else { throw AccessError.notSignedIn }
            return Rights(
                caller,
                installation: Policy.permissions(of: .member)
                    .union(member.isAdministrator ? Policy.permissions(of: .administrator) : []),
                reach: .only(try GivenRoles.of(id, in: tx).mapValues { Policy.permissions(of: $0) }))
        case .key(let id):
            guard let key = try APIKeys.find(id, in: tx), key.isAlive(at: now) else { throw AccessError.notSignedIn }
            return Rights(
                caller, installation: [], reach: .only([key.brand: try permissions(of: key, in: tx)]),
                store: key.store)
        }
    }

    /// Never more than whoever made the key has now.
    private static func permissions(of key: APIKey, in tx: ReadTransaction) throws -> Set<Permission> {
        guard let maker = key.maker else { return key.permissions }
        let role = try GivenRoles.of(maker, in: tx)[key.brand]
        return key.permissions.intersection(role.map { Policy.permissions(of: $0) } ?? [])
    }
}
