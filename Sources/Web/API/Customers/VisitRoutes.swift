import Access
import HTTPTypes
import Operations
import Shop

/// Visits to physical stores.
enum VisitRoutes {
    static let all: [Route] = [record]

    /// How somebody at the counter is told.
    private enum Known: String, Choice {
        /// `c_…`
        case customer
        case phone
        case memberCard = "member_card"
    }

    private struct Visitor: Codable, Sendable {
        let by: Known
        let value: String

        var visitor: StoreVisit.Visitor {
            switch by {
            case .customer: .known(value)
            case .phone: .named(BuyerKey(kind: .phone, value: value))
            case .memberCard: .named(BuyerKey(kind: .memberCard, value: value))
            }
        }
    }

    private struct Item: Codable, Sendable {
        let code: String
        let title: String?
        let pieces: Int64
        /// Of one piece, in the brand's currency.
        let price: DecimalText

        var item: StoreVisit.Item {
            StoreVisit.Item(
                product: StatedProduct(code: code, title: title ?? code), quantity: pieces, unitPrice: price.value)
        }
    }

    private struct VisitBody: Codable, Sendable {
        let visitor: Visitor
        /// The receipt's number, or any other: what is told again under it is written once.
        let key: String
        /// May be absent where the brand has one physical store.
        let store: String?
        let items: [Item]?
    }

    private struct VisitedBody: Codable, Sendable {
        let customer: String
        /// The store's own number of the order; absent where nothing was bought.
        let order: String?
        let isNew: Bool
    }

    private static let record = Route.change(
        .post, "/brands/{brand}/visits", "recordVisit", .customers,
        Phrase(en: "Write down a visit to a store, and what was bought.", zh: "记录到店及购买。"), body: VisitBody.self,
        ask: { call, given in
            RecordStoreVisit(
                StoreVisit(
                    given.visitor.visitor, store: given.store, key: given.key,
                    items: (given.items ?? []).map(\.item)), brand: call.brand)
        },
        show: { outcome, _ in
            VisitedBody(customer: outcome.customer, order: outcome.order, isNew: outcome.isNew)
        })
}

/// A decimal number as text, so that no reader rounds it: `19.90`.
struct DecimalText: SchemaStated, Equatable {
    let value: Millionths
    private let text: String

    static var schema: Schema { .text(TextForm(format: "decimal", longest: 30, example: "19.90")) }
    static var sample: DecimalText { DecimalText(value: .zero, text: "0") }

    private init(value: Millionths, text: String) {
        self.value = value
        self.text = text
    }

    init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Millionths(plain: text.utf8) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no number"))
        }
        self.value = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
