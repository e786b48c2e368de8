import Access
import HTTPTypes
import Operations
import Shop

/// A brand, its first store and its first orders, one step after another: for whoever may make brands.
struct FirstBrandPages: Sendable {
    static let brandPath = "/start/brand"
    private static let furtherPath = "/brands/new"
    private static let storePath = "/start/store"
    private static let dataPath = "/start/data"

    /// Nil where no sample is offered.
    let sample: SampleMaker?

    var all: [PageRoute] {
        let further: [PageRoute] = [
            .show(Self.storePath) { visit in try await Self.storePage(visit) },
            .post(Self.storePath, Self.addStore),
            .show(Self.dataPath) { visit in try await dataPage(visit) },
            .show("/start/sample") { _ in .go(Self.dataPath) },
            .post("/start/sample", trySample),
        ]
        return Self.making(at: Self.brandPath) + Self.making(at: Self.furtherPath) + further
    }

    private static func making(at path: String) -> [PageRoute] {
        [
            .show(path) { visit in
                try await demandAdministrator(visit)
                return FirstBrandForm(visit, action: path).page()
            },
            .post(path) { visit in try await makeBrand(visit, at: path) },
        ]
    }

    private static func demandAdministrator(_ visit: Visit) async throws {
        guard try await visit.run(DescribeCaller()).isAdministrator else {
            throw AccessError.forbidden(.administerInstallation)
        }
    }

    private static func makeBrand(_ visit: Visit, at path: String) async throws -> PageReply {
        let form = FirstBrandForm(visit, action: path)
        do {
            let brand = try await visit.run(
                CreateBrand(name: form.name, timeZone: form.timeZone, currency: form.currency, language: form.language))
            return .go(address(storePath, visit.installation.name(of: brand.id)))
        } catch let error as AccessError where error.isMendable {
            return form.page(refused: error)
        }
    }

    /// The address name of the brand that a step is about: the one that the address names, else the newest of those where
    /// one may do it. Nil where there is none.
    private static func brand(_ visit: Visit, _ permission: Permission) async throws -> String? {
        let open = try await visit.run(DescribeCaller()).brands.filter { $0.permissions.contains(permission) }
            .map { visit.installation.name(of: $0.brand.id) }
        guard let given = visit.query.filled("brand") else { return open.last }
        return open.first { $0 == given }
    }

    private static func address(_ path: String, _ brand: String) -> String {
        path + "?brand=" + FormFields.encoded(brand)
    }

    private static func storePage(_ visit: Visit, errors: PageValues = [:]) async throws -> PageReply {
        guard let brand = try await Self.brand(visit, .changeBrand) else { return .go("/") }
        let words = visit.words
        let values: PageValues = [
            "title": words("start.storeTitle"), "action": address(storePath, brand),
            "form": ["name": visit.form["name"] ?? ""] as PageValues, "errors": errors,
            "platforms": Platform.allCases.map {
                PageValues.option(
                    $0.rawValue, words("platform." + $0.rawValue), isChosen: $0.rawValue == visit.form["platform"])
            },
        ]
        return .page(
            "start_store", values.merging(StartSteps.store.marks(words)) { $1 },
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable private static func addStore(_ visit: Visit) async throws -> PageReply {
        guard let brand = try await Self.brand(visit, .changeBrand) else { return .go("/") }
        guard let platform = visit.form["platform"].flatMap({ Platform(rawValue: $0) }) else {
            return try await storePage(visit, errors: ["platform": visit.words("settings.choosePlatform")])
        }
        do {
            _ = try await visit.run(
                AddStore(name: visit.form.filled("name") ?? "", platform: platform, brand: brand))
            return .go(address(dataPath, brand))
        } catch let error as AccessError where error.isMendable {
            return try await storePage(visit, errors: ["name": error.message(in: visit.language)])
        }
    }

    private func dataPage(_ visit: Visit, problem: String? = nil) async throws -> PageReply {
        guard let brand = try await Self.brand(visit, .importFacts) else { return .go("/") }
        var hasSample = sample != nil
        if hasSample { hasSample = try await visit.run(DescribeCaller()).isAdministrator }
        let values: PageValues = .filled([
            "title": visit.words("start.dataTitle"), "path": "/b/" + brand, "problem": problem,
            "hasSample": hasSample, "action": Self.address("/start/sample", brand),
        ])
        return .page(
            "start_data", values.merging(StartSteps.data.marks(visit.words)) { $1 },
            status: problem == nil ? .ok : .unprocessableContent)
    }

    /// A sample is a brand of its own: nothing of it mixes with what is there.
    @Sendable private func trySample(_ visit: Visit) async throws -> PageReply {
        try await Self.demandAdministrator(visit)
        guard let sample else { throw WebError.noSuchPage }
        do {
            let brand = try await visit.run(
                TellBrand(sample(visit.now), as: visit.words("start.sampleName"), language: visit.language))
            return .go("/b/" + visit.installation.name(of: brand.id) + "/today")
        } catch let error as AccessError where error.isMendable {
            return try await dataPage(visit, problem: error.message(in: visit.language))
        }
    }
}
