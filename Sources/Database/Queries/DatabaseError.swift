package import Shop

/// What can go wrong between the program and its database.
package enum DatabaseError: Explained, Equatable {
    /// Another process holds the file.
    ///
    /// - holder: its number, where it could be told.
    case held(path: String, holder: Int32? = nil)
    /// The database was written by a newer Huitou.
    case newer(found: Int64, known: Int64)
    /// A migration that was applied differs from the one this program carries.
    case alteredMigration(number: Int64, name: String)
    /// SQLite did not take a setting that durability hangs on.
    case unsafeSetting(name: String, found: String)
    case noSuchDatabase(path: String)
    case cannotOpen(path: String, reason: String)
    /// The database server cannot be reached, or its connection was lost before the commit.
    case unreachable(reason: String)
    case diskFull
    /// The disk failed to read or write; the writer takes no more until it is opened again.
    case diskFailed(reason: String)
    case corrupt(reason: String)
    /// A constraint of the schema refused the row: its name, or the columns.
    case constraint(String)
    /// Text with a NUL character, which PostgreSQL cannot hold.
    case nulCharacter
    /// The answer to a COMMIT was lost and could not be settled.
    case uncertain
    /// Too many waited for a connection.
    case busy
    /// A read went on for longer than is allowed and was cut off.
    case readTooLong(longest: Duration)
    /// The query is wrong: a fault of the program.
    case query(String)
    /// A column was NULL or of another type than the program expects.
    case unreadable(column: Int, query: String)
    /// Another has taken over the work.
    case leaseLost(purpose: String)
    case keyMissing(path: String)
    case keyUnreadable(path: String, reason: String)
    case keyDiffers(path: String)
    /// The file holds another key under this number than the database was told to use.
    case keyNumberDiffers(path: String, number: Int64)
    /// The file does not hold a key that is needed.
    case keyLacking(path: String, number: Int64)
    /// A file beside the keys cannot be read or written.
    case fileStuck(path: String, reason: String)
    case toolMissing(String)
    case backupFailed(String)
    case notABackup(path: String, reason: String)
    /// A back-up of that name, which was not to be replaced.
    case backupThere(path: String)
    case alreadyThere(path: String)
    case closed
}

extension DatabaseError {
    package var kind: FailureKind {
        switch self {
        case .held, .unreachable, .diskFull, .diskFailed, .busy, .uncertain, .closed, .toolMissing, .backupFailed,
            .readTooLong, .fileStuck:
            .unavailable
        case .newer, .alteredMigration, .unsafeSetting, .cannotOpen, .unreadable, .nulCharacter,
            .keyUnreadable, .keyDiffers, .keyNumberDiffers, .notABackup:
            .invalid
        case .noSuchDatabase, .keyMissing, .keyLacking: .notFound
        case .corrupt, .query: .broken
        case .constraint, .alreadyThere, .backupThere, .leaseLost: .conflict
        }
    }

    package var code: String {
        switch self {
        case .held: "database.held"
        case .newer: "database.newer"
        case .alteredMigration: "database.altered_migration"
        case .unsafeSetting: "database.unsafe_setting"
        case .noSuchDatabase: "database.not_found"
        case .cannotOpen: "database.cannot_open"
        case .unreachable: "database.unreachable"
        case .diskFull: "database.disk_full"
        case .diskFailed: "database.disk_failed"
        case .corrupt: "database.corrupt"
        case .constraint: "database.constraint"
        case .nulCharacter: "database.nul_character"
        case .uncertain: "database.uncertain"
        case .busy: "database.busy"
        case .readTooLong: "database.read_too_long"
        case .query: "database.query"
        case .unreadable: "database.unreadable"
        case .leaseLost: "database.lease_lost"
        case .keyMissing: "keys.missing"
        case .keyUnreadable: "keys.unreadable"
        case .keyDiffers: "keys.differ"
        case .keyNumberDiffers: "keys.number_differs"
        case .keyLacking: "keys.lacking"
        case .fileStuck: "keys.file_stuck"
        case .toolMissing: "tool.missing"
        case .backupFailed: "backup.failed"
        case .notABackup: "backup.invalid"
        case .alreadyThere: "database.exists"
        case .backupThere: "backup.exists"
        case .closed: "database.closed"
        }
    }
}
