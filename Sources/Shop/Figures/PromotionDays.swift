/// 大促日: days on which people buy because of the offer, not because they have run out. Purchase cycles leave them out.
package struct PromotionDays: Hashable, Sendable {
    /// From one day of the year to another, every year; one that ends before it begins runs over New Year.
    package struct Yearly: Hashable, Sendable {
        package let from: MonthDay
        package let to: MonthDay

        package init(from: MonthDay, to: MonthDay) {
            self.from = from
            self.to = to
        }

        /// A single day.
        package init(_ day: MonthDay) {
            self.init(from: day, to: day)
        }

        func contains(_ day: MonthDay) -> Bool {
            from <= to ? from <= day && day <= to : from <= day || day <= to
        }
    }

    package var yearly: [Yearly]
    /// Days that do not come back: the brand's own new arrivals (上新), a live show.
    package var single: Set<BrandDay>

    package init(yearly: [Yearly], single: Set<BrandDay> = []) {
        self.yearly = yearly
        self.single = single
    }

    /// The days on which the campaigns of the platforms peak; weeks of presale before them are left alone, for a purchase
    /// counts only from the payment of its balance, which falls on the peaks:
    /// - 618: 1 to 3 June (balances, 开门红) and 16 to 18 June (the finale),
    /// - Double 11: 1 to 3 November (balances, first wave) and 10 and 11 November (second wave),
    /// - Double 12: 12 December, and Women's Day: 8 March.
    package static let standard = PromotionDays(
        yearly: [
            Yearly(MonthDay(3, 8)),
            Yearly(from: MonthDay(6, 1), to: MonthDay(6, 3)), Yearly(from: MonthDay(6, 16), to: MonthDay(6, 18)),
            Yearly(from: MonthDay(11, 1), to: MonthDay(11, 3)), Yearly(from: MonthDay(11, 10), to: MonthDay(11, 11)),
            Yearly(MonthDay(12, 12)),
        ])

    /// No day at all.
    package static let none = PromotionDays(yearly: [])

    package func contains(_ day: BrandDay) -> Bool {
        single.contains(day) || !yearly.isEmpty && yearly.contains { $0.contains(MonthDay(day)) }
    }
}

/// A day of any year. One that a year does not have, as 29 February, is passed over in that year.
package struct MonthDay: Hashable, Sendable, Comparable {
    package let month: Int
    package let day: Int

    package init(_ month: Int, _ day: Int) {
        self.month = month
        self.day = day
    }

    package init(_ day: BrandDay) {
        let date = CivilDate(daysSince1970: day.number)
        self.init(date.month, date.day)
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.month, left.day) < (right.month, right.day)
    }
}
