import Foundation
import Shop

/// A moment as it is written: `2026-11-23T10:20:30.000Z`. Read with any offset.
struct Moment: SchemaStated, Equatable {
    let instant: Instant

    static var schema: Schema { .text(TextForm(format: "date-time", longest: 40, example: "2026-11-23T10:20:30.000Z")) }
    static var sample: Moment { Moment(Instant(milliseconds: 0)) }

    init(_ instant: Instant) {
        self.instant = instant
    }

    init?(_ instant: Instant?) {
        guard let instant else { return nil }
        self.init(instant)
    }

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let date =
            (try? Date(text, strategy: .iso8601))
            ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
        guard let date else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no moment"))
        }
        instant = Instant(date)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(instant.date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
}

/// A day as it is written: `2026-11-23`.
struct CalendarDay: SchemaStated, Equatable {
    let day: BrandDay

    static var schema: Schema { .text(TextForm(format: "date", longest: 10, example: "2026-11-23")) }
    static var sample: CalendarDay { CalendarDay(BrandDay(number: 0)) }

    init(_ day: BrandDay) {
        self.day = day
    }

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = BrandDay(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no day"))
        }
        self.day = day
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(day.description)
    }
}
