import Customers
import Shop

/// What can be told at a counter: a slip of the finger is said before anything is written.
enum VisitRules {
    private static let mostItems = 500
    private static let mostPieces: Int64 = 100_000
    /// Of one piece, whatever the currency.
    private static let mostPrice = Millionths(100_000_000_000_000)
    private static let digits = 6...15

    /// - Throws: `CustomersError.badVisit`.
    static func check(_ visit: StoreVisit) throws {
        if case .named(let key) = visit.visitor, key.kind == .phone {
            let plain = key.value.filter { !" -+()".contains($0) }
            guard plain.allSatisfy({ $0.isASCII && $0.isNumber }), digits.contains(plain.count) else {
                throw CustomersError.badVisit(
                    Phrase(en: "“\(key.value)” is no phone", zh: "“\(key.value)”不是电话号码"))
            }
        }
        guard visit.items.count <= mostItems else {
            throw CustomersError.badVisit(
                Phrase(en: "more than \(mostItems) items", zh: "商品超过 \(mostItems) 件"))
        }
        for item in visit.items {
            guard (1...mostPieces).contains(item.quantity) else {
                throw CustomersError.badVisit(
                    Phrase(
                        en: "\(item.quantity) pieces of “\(item.product.code)”: 1 to \(mostPieces) can be",
                        zh: "“\(item.product.code)”数量 \(item.quantity)：应为 1 至 \(mostPieces)"))
            }
            guard item.unitPrice >= .zero, item.unitPrice <= mostPrice else {
                throw CustomersError.badVisit(
                    Phrase(
                        en: "the price of “\(item.product.code)”: a piece costs 0 to 100,000,000",
                        zh: "“\(item.product.code)”的单价：应为 0 至 100,000,000"))
            }
        }
    }
}
