/// What somebody may do. Every operation declares one; `Policy` says who has it. Names are kept for good: keys are made
/// with them.
package enum Permission: String, Sendable, CaseIterable {
    /// Make brands, add and remove whoever works here, back up, examine.
    case administerInstallation = "installation.administer"
    /// Look after one's own password, second factor and sessions, and see which brands one works for.
    case keepAccount = "account.keep"

    case readBrand = "brand.read"
    case changeBrand = "brand.change"
    /// Say who works for the brand, and as what.
    case changeStaff = "staff.change"
    case changeKeys = "keys.change"
    case readAudit = "audit.read"
    case importFacts = "facts.import"
    /// Say what visitors of a store do, and who they say they are: for keys that everybody can read in a page.
    case sendEvents = "events.send"
    case decideConflicts = "conflicts.decide"
    case readFigures = "figures.read"
    /// Personal values masked.
    case readCustomers = "customers.read"
    /// Find one customer by what they say at the counter: phone, member code.
    case lookUpCustomers = "customers.look_up"
    /// Tags, traits, consents.
    case changeCustomers = "customers.change"
    case mergeCustomers = "customers.merge"
    /// See personal values unmasked.
    case revealCustomers = "customers.reveal"
    case exportCustomers = "customers.export"
    case eraseCustomers = "customers.erase"
    /// Put down a visit to a store, and what was bought there.
    case recordVisits = "visits.record"
    case changeSegments = "segments.change"

    /// What a permission is given for.
    package enum Scope: Sendable {
        case installation
        case brand
    }

    package var scope: Scope {
        switch self {
        case .administerInstallation, .keepAccount: .installation
        case .readBrand, .changeBrand, .changeStaff, .changeKeys, .readAudit, .importFacts, .sendEvents,
            .decideConflicts, .readFigures, .readCustomers, .lookUpCustomers, .changeCustomers, .mergeCustomers,
            .revealCustomers,
            .exportCustomers, .eraseCustomers, .recordVisits, .changeSegments:
            .brand
        }
    }
}
