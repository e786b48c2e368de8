package import Access
import Database
package import Shop

/// Takes a file that is to be imported later: it is looked into, and asked for, by the name that this gives it.
package struct HandInFile: BrandOperation {
    package static let permission = Permission.importFacts

    /// Hands over what is in the file, piece by piece.
    package typealias Content =
        @Sendable (_ take: (UnsafeRawBufferPointer) throws -> Void) async throws -> Void

    /// A larger one is split by whoever has it.
    package static let mostBytes: Int64 = 4_000_000_000
    /// So many files of a brand wait at once.
    private static let mostFiles = 50
    private static let mostBytesKept: Int64 = 20_000_000_000
    private static let grace = Duration.seconds(30)
    private static let leastPerSecond = 1_000.0

    package let brand: String?
    private let name: String
    private let language: Language
    private let content: Content

    /// - Parameters:
    ///   - name: what its owner calls it; the moment at which a platform wrote it may stand in it.
    ///   - language: of what is said about its rows.
    package init(_ name: String, language: Language, brand: String?, content: @escaping Content) {
        self.name = name
        self.language = language
        self.brand = brand
        self.content = content
    }

    /// - Throws: `AccessError.unfitName`, `ImportingError.fileTooLarge`, `.tooManyFiles`, `.tooMuch`, `.tooSlow`,
    ///   `.cannotKeep`, and what `content`
    ///   throws: nothing is kept then.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> HandedInFile {
        // Browsers and programs send whole paths now and then.
        let name = name.split(whereSeparator: { "/\\".contains($0) }).last.map(String.init) ?? ""
        try NameRules.check(name, longest: 200)
        try await installation.database.read { try Self.checkRoom(of: brand.id, in: $0) }
        let start = ContinuousClock.now
        let upload = try installation.uploads.make()
        do {
            try await content { piece in
                guard upload.byteCount + Int64(piece.count) <= Self.mostBytes else {
                    throw ImportingError.fileTooLarge(mostBytes: Self.mostBytes)
                }
                try upload.append(piece)
                // Whoever sends a byte now and then would keep a connection, and a server that is to stop, for ever.
                let passed = ContinuousClock.now - start
                guard passed < Self.grace || Double(upload.byteCount) / passed.inSeconds > Self.leastPerSecond else {
                    throw ImportingError.tooSlow
                }
            }
            try upload.finish()
            let (file, byteCount) = (upload.file, upload.byteCount)
            return try await installation.database.write { tx in
                // Others may have come in meanwhile.
                try Self.checkRoom(of: brand.id, in: tx)
                let id = try ImportRuns.add(
                    file, named: name, byteCount: byteCount, on: .this, language: language, brand: brand.id,
                    by: rights.caller, at: now, in: tx)
                return try installation.handedIn(id, brand: brand.id, in: tx)
            }
        } catch {
            upload.remove()
            throw error
        }
    }

    private static func checkRoom(of brand: ID<Brand>, in tx: ReadTransaction) throws {
        let kept = try ImportRuns.filesKept(of: brand, in: tx)
        guard kept.files < mostFiles else { throw ImportingError.tooManyFiles(most: mostFiles) }
        guard kept.bytes < mostBytesKept else { throw ImportingError.tooMuch(mostBytes: mostBytesKept) }
    }
}
