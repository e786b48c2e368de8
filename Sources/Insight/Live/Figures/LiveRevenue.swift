import Columns
package import Shop

extension LiveBrand {
    /// What first and later purchases brought in the weeks up to and with a day.
    ///
    /// - Complexity: a look at each person's last order, and at all orders of whoever bought in these weeks.
    package func revenue(weeks count: Int, until today: BrandDay) -> RevenueReport {
        var report = RevenueReport(count, until: today, in: brand.currency)
        let (first, last) = (Int32(clamping: report.weeks[0].start.number), Int32(clamping: today.number))
        for part in parts {
            let purchases = part.purchases(by: last)
            var offs: [Int32: Int64] = [:]
            for given in part.givenBack where purchases[Int(given.row)] && part.orders.days[Int(given.row)] >= first {
                guard !part.state(of: Int(given.row)).contains(.isForeign) else { continue }
                offs[given.row] = part.refunded(given, by: last)
            }
            for slot in 0..<part.slots where part.isRead[slot] {
                // Orders of a person come by day, what is no purchase last.
                let rows = part.rows(of: slot)
                guard rows.contains(where: { part.orders.days[$0] >= first && purchases[$0] }) else { continue }
                var begun: Int32?
                for row in rows where purchases[row] {
                    let day = part.orders.days[row]
                    let isFirst = begun.map { $0 == day } ?? true
                    if begun == nil { begun = day }
                    guard day >= first else { continue }
                    report.add(part.orders.paid[row] - (offs[Int32(row)] ?? 0), on: Int(day), isFirst: isFirst)
                }
            }
        }
        return report
    }
}
