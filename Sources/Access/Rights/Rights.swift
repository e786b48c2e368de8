package import Shop

/// What a caller may do, as it stood when an operation began; and the caller.
package struct Rights: Sendable {
    /// Which brands somebody has to do with.
    package enum Reach: Sendable {
        /// All there are, with every permission.
        case everywhere
        /// These, with so many permissions; any other does not exist for them.
        case only([ID<Brand>: Set<Permission>])
    }

    package let caller: Caller
    /// The store that a key brings events for; nil for all other callers, and for a key that names none.
    package let store: ID<Store>?
    private let installation: Set<Permission>
    private let reach: Reach

    /// - Parameter installation: permissions for what concerns no brand. Empty permissions deny everything.
    package init(_ caller: Caller, installation: Set<Permission>, reach: Reach, store: ID<Store>? = nil) {
        self.caller = caller
        self.store = store
        self.installation = installation
        self.reach = reach
    }

    package static let commandLine = Rights(
        .commandLine, installation: Set(Permission.allCases), reach: .everywhere)

    /// Where no database can be asked: the command line may do everything, anybody else nothing.
    package static func withoutDatabase(of caller: Caller) -> Rights {
        switch caller {
        case .commandLine: .commandLine
        case .member, .key, .nobody: Rights(caller, installation: [], reach: .only([:]))
        }
    }

    /// Whether the brand exists for the caller.
    package func sees(_ brand: ID<Brand>) -> Bool {
        switch reach {
        case .everywhere: true
        case .only(let brands): brands[brand] != nil
        }
    }

    package func permissions(in brand: ID<Brand>) -> Set<Permission> {
        switch reach {
        case .everywhere: Set(Permission.allCases.filter { $0.scope == .brand })
        case .only(let brands): brands[brand] ?? []
        }
    }

    /// Permission for what concerns no brand.
    ///
    /// - Throws: `AccessError.forbidden`.
    package func demand(_ permission: Permission) throws {
        guard installation.contains(permission) else { throw AccessError.forbidden(permission) }
    }

    /// - Throws: `AccessError.forbidden`.
    package func demand(_ permission: Permission, in brand: ID<Brand>) throws {
        guard permissions(in: brand).contains(permission) else { throw AccessError.forbidden(permission) }
    }
}
