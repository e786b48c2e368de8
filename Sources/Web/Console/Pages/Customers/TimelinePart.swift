import Customers
import Facts
import Foundation
import Operations
import Shop

/// What happened to somebody, day by day, the newest first.
struct TimelinePart {
    private let shell: Shell
    /// The customer's page.
    private let address: String

    init(_ shell: Shell, address: String) {
        self.shell = shell
        self.address = address
    }

    func values(of page: TimelinePage) -> PageValues {
        let (written, today) = (shell.written, shell.today)
        var last: BrandDay?
        let events: [PageValues] = page.entries.map { entry in
            let day = BrandDay(entry.place.at, in: shell.brand.timeZone)
            defer { last = day }
            return .filled([
                "day": day == last ? nil : written.day(day, today: today),
                "icon": [icon(of: entry): true] as PageValues,
                "title": title(of: entry), "stamp": entry.place.at.date.formatted(.iso8601),
                "time": isOfADay(entry) ? "" : written.clock(entry.place.at),
            ])
        }
        return .filled([
            "events": events, "hasEvents": !events.isEmpty,
            "moreEvents": page.next.map { address + "?after=" + FormFields.encoded($0) },
            "moreEventsRows": page.next.map { address + "/timeline?after=" + FormFields.encoded($0) },
        ])
    }

    private func title(of entry: TimelineEntry) -> String {
        TimelineWords(brand: shell.brand).what(entry)(in: shell.visit.language).begun
    }

    private func icon(of entry: TimelineEntry) -> String {
        switch entry.content {
        case .order: "order"
        case .refund: "refund"
        case .review: "review"
        case .behaviour: "behaviour"
        case .interaction(.visit, _, _): "visit"
        case .interaction: "interaction"
        case .tag: "tag"
        case .trait: "trait"
        case .consent: "consent"
        case .joined, .parted: "merge"
        case .segmentMove: "segment"
        }
    }

    /// Whether days alone are kept of it.
    private func isOfADay(_ entry: TimelineEntry) -> Bool {
        if case .behaviour(_, _, .some) = entry.content { true } else { false }
    }
}
