package import Access
package import Shop

/// Takes a file's orders, refunds, customers or products into a store of a brand.
package struct ImportFile: BrandOperation {
    package static let permission = Permission.importFacts
    package static let audited = Audited.change([.factsImported])

    /// A mapping that is no kept one.
    package enum MappingGiven: Sendable, Equatable {
        case file(path: String)
        /// YAML.
        case text(String)
    }

    package struct Options: Sendable {
        package var brand: String?
        package var store: String?
        /// A format's name or a kept mapping's; recognised when nil.
        package var format: String?
        /// A mapping to use and keep.
        package var mapping: MappingGiven?
        package var isDryRun = false
        /// Of the reasons in the errors file; the brand's when nil.
        package var language: Language?

        package init() {}
    }

    package var brand: String? { options.brand }
    private let path: String
    private let options: Options
    private let progress: @Sendable (ImportProgress) -> Void

    package init(path: String, options: Options, progress: @escaping @Sendable (ImportProgress) -> Void) {
        self.path = path
        self.options = options
        self.progress = progress
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> ImportReport {
        try await ImportWork(
            brand: brand, path: path, name: nil, errorsPath: nil, options: options, caller: rights.caller,
            progress: progress
        ).run(in: installation, at: now)
    }
}
