import Access
import HTTPTypes
import Operations
import Shop

/// What stands round a page of a brand's settings: the menu of those that are open to whoever is here.
struct SettingsFrame: Sendable {
    enum Entry: String, CaseIterable, Sendable {
        case brand, stores, staff, keys, webhooks, tracker, privacy, audit, health

        /// What it takes to be of any use to somebody.
        var permission: Permission {
            switch self {
            case .brand, .stores, .webhooks, .privacy: .changeBrand
            case .staff: .changeStaff
            case .keys, .tracker: .changeKeys
            case .audit: .readAudit
            case .health: .administerInstallation
            }
        }
    }

    let shell: Shell
    /// The name of whoever is here.
    let own: String
    let isAdministrator: Bool
    private let entry: Entry

    init(_ visit: Visit, in entry: Entry) async throws {
        shell = try await Shell(visit)
        own = shell.description.name
        isAdministrator = shell.description.isAdministrator
        self.entry = entry
    }

    var visit: Visit { shell.visit }
    var words: Words { shell.words }
    /// The brand's address name.
    var brand: String { shell.name }
    /// This page's address.
    var path: String { shell.path + "/settings/" + entry.rawValue }

    func may(_ entry: Entry) -> Bool {
        entry.permission == .administerInstallation ? isAdministrator : shell.may(entry.permission)
    }

    /// For pages that show what others may see elsewhere.
    ///
    /// - Throws: `AccessError.forbidden`.
    func demand() throws {
        guard may(entry) else { throw AccessError.forbidden(entry.permission) }
    }

    /// The page, with another status where something is wrong with a form.
    func page(
        _ template: String, _ values: PageValues, errors: PageValues = [:], problem: String? = nil
    ) -> PageReply {
        let reply = shell.page(template, title: words("settings." + entry.rawValue), at: .settings, values)
        guard case .page(_, var all, _, let cookies, _) = reply else { return reply }
        var rights = all["may"] as? PageValues ?? [:]
        for entry in Entry.allCases { rights[entry.rawValue] = may(entry) }
        all["may"] = rights
        all["in"] = [entry.rawValue: true] as PageValues
        all["errors"] = errors
        all["problem"] = problem
        let page = PageReply.page(template, all, cookies: cookies)
        return errors.isEmpty && problem == nil ? page : page.with(.unprocessableContent)
    }

    /// An address of ours as it is told to others.
    func url(_ path: String) -> String {
        (visit.origin.hasSuffix("/") ? String(visit.origin.dropLast()) : visit.origin) + path
    }

    func moment(_ moment: Instant) -> String { shell.written.moment(moment, today: shell.today) }

    func day(_ moment: Instant) -> String { shell.written.day(of: moment, today: shell.today) }

    /// What was made just now, and is shown this once.
    static func made(_ title: String, _ lines: [(label: String, text: String)], warning: String) -> PageValues {
        [
            "title": title, "warning": warning,
            "lines": lines.enumerated().map { place, line in
                ["id": "once-\(place)", "label": line.label, "text": line.text] as PageValues
            },
        ]
    }

    /// As a heading begins.
    static func heading(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// Whether an error is somebody's slip, to be said on the page where the form stands.
    static func isShown(_ error: any Explained) -> Bool {
        switch error.kind {
        case .invalid, .conflict, .notFound: true
        case .forbidden, .unknownCaller, .limited, .unavailable, .broken: false
        }
    }
}
