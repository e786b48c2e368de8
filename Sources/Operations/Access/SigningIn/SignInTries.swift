import Access
import Database
import Shop

/// The tries that one sign-in counts as: at its address, and at its account unless it comes from where its owner does.
struct SignInTries: Sendable {
    private let address: AttemptSubject
    private let account: AttemptSubject

    init(name: String, address: String, _ keys: Keys) {
        self.address = .address(address, keys)
        account = .account(name, keys)
    }

    /// Looks without writing: whoever goes on when told to wait costs no more than a look.
    ///
    /// - Returns: how long to wait, in milliseconds; nil where it may be tried now.
    func wait(_ member: ID<Member>?, at now: Instant, in tx: ReadTransaction) throws -> Int64? {
        if let wait = try Attempts.waitMilliseconds(address, at: now, in: tx) { return wait }
        if let member, try KnownAddresses.knows(address, of: member, at: now, in: tx) { return nil }
        return try Attempts.waitMilliseconds(account, at: now, in: tx)
    }

    /// - Returns: how long to wait, in milliseconds; nil where it may be tried now.
    func take(_ member: ID<Member>?, at now: Instant, in tx: WriteTransaction) throws -> Int64? {
        if let wait = try Attempts.take(address, at: now, in: tx) { return wait }
        if let member, try KnownAddresses.knows(address, of: member, at: now, in: tx) { return nil }
        guard let wait = try Attempts.take(account, at: now, in: tx) else { return nil }
        try Attempts.giveBack(address, in: tx)
        return wait
    }

    func giveBack(in tx: WriteTransaction) throws {
        try Attempts.giveBack(address, in: tx)
        try Attempts.giveBack(account, in: tx)
    }

    func succeed(_ member: ID<Member>, at now: Instant, in tx: WriteTransaction) throws {
        try Attempts.giveBack(address, in: tx)
        try Attempts.forget(account, in: tx)
        try Attempts.forgetOld(at: now, in: tx)
        try KnownAddresses.note(address, of: member, at: now, in: tx)
    }
}
