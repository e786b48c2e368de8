import Access
import Foundation
import HTTPTypes
import Operations
import Shop

/// What stands round a page of a brand: who is here, which brands are open to them, where one can go.
struct Shell: Sendable {
    /// Where one can go from everywhere.
    enum Entry: String, Sendable {
        case today, customers, segments, insight, imports, decide, counter, settings
    }

    let visit: Visit
    let brand: Brand
    let permissions: Set<Permission>
    let description: CallerDescription

    /// Of the brand that the address names.
    ///
    /// - Throws: `AccessError.noSuchBrand`, also for one that is not open to whoever asks.
    init(_ visit: Visit) async throws {
        let description = try await visit.run(DescribeCaller())
        guard
            let found = description.brands.first(where: { visit.installation.name(of: $0.brand.id) == visit["brand"] })
        else { throw AccessError.noSuchBrand(name: visit["brand"], known: description.brands.map(\.brand.name)) }
        self.visit = visit
        self.description = description
        brand = found.brand
        permissions = found.permissions
    }

    var words: Words { visit.words }

    /// The brand's address name: `b_…`.
    var name: String { visit["brand"] }

    var path: String { "/b/" + name }

    var written: Written { Written(words: words, zone: brand.timeZone) }

    var today: BrandDay { BrandDay(visit.now, in: brand.timeZone) }

    func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

    /// For a page that puts together what several may see elsewhere.
    ///
    /// - Throws: `AccessError.forbidden`.
    func demand(_ permission: Permission) throws {
        guard may(permission) else { throw AccessError.forbidden(permission) }
    }

    /// - Parameters:
    ///   - title: of the page.
    ///   - entry: where one is.
    ///   - isRefused: whether it is shown again because something on it could not be done.
    func page(
        _ template: String, title: String, at entry: Entry, _ values: PageValues, isRefused: Bool = false
    ) -> PageReply {
        .page(
            template, frame(title: title, at: entry).merging(values) { $1 },
            status: isRefused ? .unprocessableContent : .ok)
    }

    private func frame(title: String, at entry: Entry) -> PageValues {
        let brands: [PageValues] = description.brands.map { brand, permissions in
            [
                "name": brand.name, "address": Self.home(visit.installation.name(of: brand.id), permissions),
                "isCurrent": brand.id == self.brand.id,
            ]
        }
        return [
            "title": title, "path": path, "brand": ["name": brand.name] as PageValues, "brands": brands,
            "at": [entry.rawValue: true] as PageValues, "may": rights, "me": Self.me(description, permissions, words),
        ]
    }

    /// What one may do here, as every page shows it.
    var rights: PageValues {
        let isAdministrator = description.isAdministrator
        let settles = isAdministrator || [.changeBrand, .changeStaff, .changeKeys, .readAudit].contains { may($0) }
        let decides = may(.decideConflicts) || may(.mergeCustomers)
        let thinks = may(.readCustomers) || may(.readFigures)
        return [
            "today": may(.readFigures), "customers": may(.readCustomers), "segments": may(.readCustomers),
            "insight": may(.readFigures), "imports": may(.importFacts),
            "decide": decides, "counter": may(.recordVisits), "settings": settles,
            "more": decides || settles || thinks,
            "change": may(.changeCustomers),
            "reveal": may(.revealCustomers), "hand": may(.exportCustomers) && may(.revealCustomers),
            "export": may(.exportCustomers), "merge": may(.mergeCustomers),
            "erase": may(.eraseCustomers), "makeBrands": isAdministrator,
        ]
    }

    static func me(_ description: CallerDescription, _ permissions: Set<Permission>, _ words: Words) -> PageValues {
        [
            "name": description.name, "initial": Written.initial(of: description.name),
            "role": role(description, permissions, words),
        ]
    }

    /// What somebody is here, by what they may do.
    private static func role(
        _ description: CallerDescription, _ permissions: Set<Permission>, _ words: Words
    ) -> String {
        let role = Role.allCases.first { Policy.permissions(of: $0) == permissions }
        if let role { return words("role." + role.rawValue) }
        return description.isAdministrator ? words("role.administrator") : ""
    }

    /// Where somebody begins in a brand: the first page that is open to them.
    static func home(_ brand: String, _ permissions: Set<Permission>) -> String {
        let path = "/b/" + brand
        if permissions.contains(.readFigures) { return path + "/today" }
        if permissions.contains(.readCustomers) { return path + "/customers" }
        return permissions.contains(.recordVisits) ? path + "/clerk" : "/me"
    }
}
