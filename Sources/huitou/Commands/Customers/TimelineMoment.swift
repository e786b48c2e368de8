import Facts
import Operations
import Shop

extension TimelineWords {
    /// `2026-01-05 10:00:00`
    func moment(_ entry: TimelineEntry) -> String {
        CalendarText.local(entry.place.at, in: brand.timeZone)
    }
}
