import Foundation
import Operations
import Shop

/// What was typed at the counter of a visit: the receipt and what was bought, line by line.
struct CounterForm {
    private enum Wrong {
        case pieces
        case price
    }

    private struct Line {
        let code: String
        let pieces: String
        let price: String

        /// Nil for a line that says nothing; such are left out.
        var isEmpty: Bool { code.isEmpty }

        var wrong: Wrong? {
            guard !isEmpty else { return nil }
            guard let count = Int64(pieces), count > 0 else { return .pieces }
            return Millionths(plain: price.utf8) == nil ? .price : nil
        }

        var item: StoreVisit.Item? {
            guard let count = Int64(pieces), let price = Millionths(plain: price.utf8) else { return nil }
            return StoreVisit.Item(
                product: StatedProduct(code: code, title: code), quantity: count, unitPrice: price)
        }
    }

    private static let mostLines = 200

    let key: String
    /// Nil for the only one.
    let store: String?
    private let lines: [Line]

    /// Nothing typed yet, or what a form says.
    init(_ form: FormFields = FormFields()) {
        key = form.filled("key") ?? ""
        store = form.filled("store")
        let codes = Array(form.all("code").prefix(Self.mostLines))
        let (pieces, prices) = (form.all("pieces"), form.all("price"))
        func text(_ texts: [String], _ place: Int) -> String {
            place < texts.count ? texts[place].trimmingCharacters(in: .whitespacesAndNewlines) : ""
        }
        lines = codes.indices.map { Line(code: text(codes, $0), pieces: text(pieces, $0), price: text(prices, $0)) }
    }

    /// Nil where one of them cannot be.
    var bought: [StoreVisit.Item]? {
        guard lines.allSatisfy({ $0.wrong == nil }) else { return nil }
        return lines.filter { !$0.isEmpty }.compactMap(\.item)
    }

    /// What is wrong with the first that cannot be.
    func complaint(_ words: Words) -> String {
        guard let line = lines.first(where: { $0.wrong != nil }), let wrong = line.wrong else { return "" }
        switch wrong {
        case .pieces: return words("clerk.badPieces", ["text": line.pieces, "code": line.code])
        case .price: return words("clerk.badPrice", ["text": line.price])
        }
    }

    /// At least one, to type in.
    var rows: [PageValues] {
        let shown = lines.isEmpty ? [Line(code: "", pieces: "1", price: "")] : lines
        return shown.map { line in
            ["code": line.code, "pieces": line.pieces, "price": line.price, "error": line.wrong != nil]
        }
    }
}
