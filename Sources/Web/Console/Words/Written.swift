import Foundation
import Shop

/// Numbers, money and moments as the reader's language writes them.
struct Written: Sendable {
    let words: Words
    let zone: TimeZone

    private var isChinese: Bool { words.language == .chinese }

    func count(_ number: Int) -> String {
        number.grouped.replacing("-", with: "−")
    }

    /// With its sign: a difference.
    func change(_ number: Int) -> String {
        number > 0 ? "+" + number.grouped : count(number)
    }

    /// - Parameter part: 0.282 is 28.2 %.
    func percent(_ part: Double) -> String {
        Self.decimal(part * 100, digits: 1) + "%"
    }

    static func decimal(_ number: Double, digits: Int) -> String {
        let text = String(format: "%.\(digits)f", number)
        return text.replacing("-", with: "−")
    }

    /// In full: `¥1,864,200.00`.
    func money(_ money: Money) -> String {
        let sign = money.minor < 0 ? "−" : ""
        return sign + Self.symbol(of: money.currency) + money.grouped.drop { $0 == "-" }
    }

    /// Rounded as one would say it: `¥186.4万`, `¥1,864,200`.
    func roundMoney(_ money: Money) -> String {
        let units = Double(money.minor) / Double(money.currency.minorPerUnit)
        let symbol = Self.symbol(of: money.currency)
        let sign = units < 0 ? "−" : ""
        let amount = abs(units)
        if isChinese, amount >= 10_000 {
            let (size, unit) = amount >= 1e8 ? (1e8, "亿") : (1e4, "万")
            return sign + symbol + Self.decimal(amount / size, digits: 1) + " " + unit
        }
        guard amount >= 1_000 else { return self.money(money) }
        return sign + symbol + Int64(amount.rounded()).grouped
    }

    static func symbol(of currency: Currency) -> String {
        switch currency.code {
        case "CNY": "¥"
        case "USD": "$"
        case "GBP": "£"
        case "EUR": "€"
        default: currency.code + " "
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `12 June`, `6 月 12 日`; with the year where it is another than today's.
    func day(_ day: BrandDay, today: BrandDay) -> String {
        let (date, now) = (CivilDate(daysSince1970: day.number), CivilDate(daysSince1970: today.number))
        return date.year == now.year ? Self.written(date, isChinese) : fullDay(day)
    }

    /// `12 June 2026`, `2026 年 6 月 12 日`
    func fullDay(_ day: BrandDay) -> String {
        let date = CivilDate(daysSince1970: day.number)
        let text = Self.written(date, isChinese)
        return isChinese ? "\(date.year) 年 " + text : text + " \(date.year)"
    }

    /// `12 Jun`, `6 月 12 日`: under a chart.
    func shortDay(_ day: BrandDay) -> String {
        let date = CivilDate(daysSince1970: day.number)
        return isChinese ? "\(date.month)/\(date.day)" : "\(date.day) \(Self.months[date.month - 1].prefix(3))"
    }

    private static func written(_ date: CivilDate, _ isChinese: Bool) -> String {
        isChinese ? "\(date.month) 月 \(date.day) 日" : "\(date.day) \(months[date.month - 1])"
    }

    func day(of moment: Instant, today: BrandDay) -> String {
        day(BrandDay(moment, in: zone), today: today)
    }

    /// `Tuesday 30 June`, `6 月 30 日 星期二`
    func weekday(_ day: BrandDay) -> String {
        let number = ((day.number + 4) % 7 + 7) % 7
        let date = Self.written(CivilDate(daysSince1970: day.number), isChinese)
        guard isChinese else {
            let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
            return names[number] + " " + date
        }
        return date + " 星期" + ["日", "一", "二", "三", "四", "五", "六"][number]
    }

    /// `09:12`
    func clock(_ moment: Instant) -> String {
        let seconds = Int(moment.seconds) + zone.secondsFromGMT(for: moment.date)
        let second = ((seconds % 86_400) + 86_400) % 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return two(second / 3_600) + ":" + two(second / 60 % 60)
    }

    /// `12 June, 09:12`
    func moment(_ moment: Instant, today: BrandDay) -> String {
        day(of: moment, today: today) + (isChinese ? " " : ", ") + clock(moment)
    }

    /// The letter in a face: a Han character, or the first letter.
    static func initial(of name: String) -> String {
        name.first { $0.isLetter }.map { String($0).uppercased() } ?? "#"
    }
}

extension String {
    /// With a capital letter, as a label or a sentence begins.
    var begun: String { prefix(1).uppercased() + dropFirst() }
}
