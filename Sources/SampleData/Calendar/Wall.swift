import Shop

/// The time that sample brands live in: Beijing time, eight hours before UTC all year since 1992.
enum Wall {
    static let offsetSeconds: Int64 = 28_800

    static func instant(_ day: BrandDay, second: Int) -> Instant {
        Instant(seconds: Int64(day.number) * 86_400 + Int64(second) - offsetSeconds)
    }

    static func local(_ instant: Instant) -> (day: BrandDay, second: Int) {
        let seconds = instant.seconds + offsetSeconds
        return (BrandDay(number: Int(seconds / 86_400)), Int(seconds % 86_400))
    }
}

extension Instant {
    func later(minutes: Double) -> Instant {
        Instant(seconds: seconds + Int64(minutes * 60))
    }

    func later(hours: Double) -> Instant {
        later(minutes: hours * 60)
    }

    func later(days: Double) -> Instant {
        later(minutes: days * 1440)
    }
}
