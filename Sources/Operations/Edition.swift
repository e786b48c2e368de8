import Database

/// Which Huitou this is.
package enum Edition {
    package static let version = "0.1.0"

    /// The newest schema this program knows.
    package static let schema: Int64 = Installation.migrations.map(\.number).max() ?? 0
}
