import Access
import Operations
import Shop

/// The script for a shop's own pages, ready to be put there.
enum TrackerPages {
    static let all: [PageRoute] = [
        .show("/b/{brand}/settings/tracker") { visit in
            let frame = try await SettingsFrame(visit, in: .tracker)
            // Everybody can read it in a page: a key that may do anything else has no place there.
            let keys = try await visit.run(ListKeys(brand: frame.brand)).map { $0.key }
                .filter { $0.permissions == [.sendEvents] && $0.isAlive(at: visit.now) }
            let key = keys.first { $0.prefix == visit.query["key"] } ?? keys.first
            let consent = visit.query["consent"] ?? "ask"
            let words = visit.words
            return frame.page(
                "settings_tracker",
                [
                    "hasKey": !keys.isEmpty,
                    "keyChoices": keys.map {
                        PageValues.option($0.prefix, "\($0.label) (\($0.prefix))", isChosen: $0.prefix == key?.prefix)
                    },
                    "consentChoices": [
                        PageValues.option("ask", words("tracker.ask"), isChosen: consent == "ask"),
                        .option("", words("tracker.atOnce"), isChosen: consent != "ask"),
                    ],
                    "snippet": key.map { snippet($0, asks: consent == "ask", frame) } ?? "",
                    "calls": calls,
                ])
        }
    ]

    /// Of the key the beginning alone is known any more: whoever made it has the rest.
    private static func snippet(_ key: APIKey, asks: Bool, _ frame: SettingsFrame) -> String {
        "<script async src=\"\(frame.url("/t.js"))\"\n  data-key=\"\(key.prefix)_…\""
            + (asks ? " data-consent=\"ask\"" : "") + "></script>"
    }

    private static let calls = """
        huitou('consent', true)
        huitou('view', {sku: 'A-100', name: 'Hand cream', price: 68})
        huitou('add', {sku: 'A-100', quantity: 2})
        huitou('search', 'hand cream')
        huitou('identify', '1042', {email: '…'})
        """
}
