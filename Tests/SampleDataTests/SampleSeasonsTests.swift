import SampleData
import Shop
import Testing

struct SampleSeasonsTests {
    private static func ordersByDay(_ brand: SampleBrand) -> [BrandDay: Int] {
        var days: [BrandDay: Int] = [:]
        for order in Brands.orders(of: brand) { days[Brands.day(order.times.paid ?? order.placed), default: 0] += 1 }
        return days
    }

    /// As a brand finds days to mask: more than three times the median of the 28 days round it.
    @Test func promotionDaysStandOut() {
        let days = Self.ordersByDay(Brands.large)
        let peaks = Brands.large.promotionDays.suffix(8)
        #expect(peaks.count == 8)
        for peak in peaks where peak.adding(days: 14) <= Brands.until {
            let round = (-14...14).filter { $0 != 0 }.map { days[peak.adding(days: $0)] ?? 0 }.sorted()
            let median = Double(round[13] + round[14]) / 2
            #expect(Double(days[peak] ?? 0) > 2.5 * median, "\(peak)")
        }
    }

    @Test func newArrivalsDrawPeople() {
        let days = Self.ordersByDay(Brands.large)
        let recent = Brands.large.newArrivalDays.filter { $0 > Brands.until.adding(days: -500) }
        #expect((9...24).contains(recent.count))
        let onDay = recent.reduce(0) { $0 + (days[$1] ?? 0) }
        let before = recent.reduce(0) { $0 + (days[$1.adding(days: -7)] ?? 0) }
        #expect(Double(onDay) > 1.4 * Double(before))
    }

    @Test func winterWearSellsInWinter() {
        var winter = 0
        var summer = 0
        for event in Brands.large.events(of: Brands.large.persons) {
            guard case .statement(_, .order(let order)) = event, let placed = order.times.placed else { continue }
            let month = CivilDate(daysSince1970: Brands.day(placed).number).month
            for line in order.lines.all where line.product.code.hasPrefix("FD-") {
                if [11, 12, 1, 2].contains(month) { winter += 1 }
                if [5, 6, 7, 8].contains(month) { summer += 1 }
            }
        }
        #expect(winter > summer)
    }

    /// Who buys three packs at once needs more of it later.
    @Test func biggerPacksLastLonger() {
        func medianGap(_ code: String) -> Int {
            var gaps: [Int] = []
            var last: (buyer: BuyerKey, day: BrandDay)?
            for event in Brands.large.events(of: Brands.large.persons) {
                guard case .statement(_, .order(let order)) = event, let buyer = order.buyers.first,
                    let paid = order.times.paid
                else { continue }
                let day = Brands.day(paid)
                for line in order.lines.all where line.product.code == code && line.quantity == 1 {
                    if let last, last.buyer == buyer, day > last.day { gaps.append(day.number - last.day.number) }
                    last = (buyer, day)
                }
            }
            gaps.sort()
            return gaps[gaps.count / 2]
        }
        let (one, three) = (medianGap("ZP-101"), medianGap("ZP-102"))
        #expect((15...32).contains(one), "\(one)")
        #expect((45...90).contains(three), "\(three)")
    }

    @Test func devicesBringTheirRefills() {
        var owners: Set<BuyerKey> = []
        var refilled: Set<BuyerKey> = []
        var buyers: Set<BuyerKey> = []
        var refills: Set<BuyerKey> = []
        for event in Brands.large.events(of: Brands.large.persons) {
            guard case .statement(_, .order(let order)) = event, order.amounts != .untold,
                let buyer = order.buyers.first
            else { continue }
            buyers.insert(buyer)
            for line in order.lines.all {
                if line.product.code == "JS-101" { owners.insert(buyer) }
                guard line.product.code.hasPrefix("LX-") else { continue }
                refills.insert(buyer)
                if owners.contains(buyer) { refilled.insert(buyer) }
            }
        }
        let ofOwners = Double(refilled.count) / Double(owners.count)
        let ofAll = Double(refills.count) / Double(buyers.count)
        #expect(ofOwners > 1.5 * ofAll, "\(ofOwners) of owners, \(ofAll) of all")
    }
}
