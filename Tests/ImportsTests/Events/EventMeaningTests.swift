import Imports
import Shop
import Testing

struct EventMeaningTests {
    @Test(arguments: [
        ("Products Searched", BehaviourKind.searched), ("Product Viewed", .viewed), ("Product Added", .added),
        ("Product Removed", .removed), ("Checkout Started", .checkoutStarted),
        ("Product Added to Wishlist", .favourited), ("Product Removed from Wishlist", .unfavourited),
        ("Wishlist Product Added to Cart", .added), ("Product Shared", .shared), ("Cart Shared", .shared),
        ("product_viewed", .viewed),
    ])
    func eventsOfShoppingAreBehaviours(_ event: String, _ kind: BehaviourKind) throws {
        let meaning = try EventSample.meaning(
            EventSample.track(event, #"{"product_id":"7","name":"Candle","category":"Home","variant":"L"}"#))
        let product = StatedProduct(code: "7", title: "Candle", category: "Home", variant: "L")
        let buyers = [BuyerKey(kind: .account, value: "u1")]
        #expect(
            meaning
                == .behaviour(
                    StatedBehaviour(
                        number: "m1", kind: kind, buyers: buyers, product: product, occurredAt: EventSample.now)))
    }

    @Test(arguments: ["page", "screen"]) func pagesAndScreensAreVisits(_ type: String) throws {
        let meaning = try EventSample.meaning(#"{"type":"\#(type)","messageId":"m","anonymousId":"a","name":"Home"}"#)
        let visit = StatedBehaviour(
            number: "m", kind: .visited, buyers: [BuyerKey(kind: .anonymous, value: "a")], occurredAt: EventSample.now)
        #expect(meaning == .behaviour(visit))
    }

    @Test func whatIsNotKeptIsPassedOverAndWhatIsUnknownIsNamed() throws {
        #expect(try EventSample.meaning(EventSample.track("Cart Viewed")) == .nothing)
        #expect(throws: EventFault.unknownEvent("Button Clicked")) {
            try EventSample.meaning(EventSample.track("Button Clicked"))
        }
    }

    @Test func anOrderIsToldWithItsLinesAndMoney() throws {
        let meaning = try EventSample.meaning(
            EventSample.track(
                "Order Completed",
                #"{"order_id":1001,"total":"52.50","shipping":5,"tax":0,"currency":"usd","email":"A@B.cd","products":["#
                    + #"{"sku":"s","product_id":"p","name":"Soap","price":20,"quantity":2},{"product_id":"q","price":7.5}]}"#
            ))
        guard case .sale(.order(let order), let moment) = meaning else { return #expect(Bool(false)) }
        #expect(moment == EventSample.now)
        #expect(order.number == "1001" && order.status == .paid && order.currency == .usd)
        #expect(order.times == OrderTimes(placed: moment, paid: moment))
        #expect(order.amounts == .told(OrderAmounts(goods: 4_750, freight: 500, paid: 5_250)))
        #expect(order.lines.all.map(\.product.code) == ["s", "q"])
        #expect(order.lines.all.map(\.quantity) == [2, 1])
        #expect(order.personal == [PersonalValue(kind: .email, text: "a@b.cd")])
    }

    /// In the order in which they are believed.
    @Test(
        arguments: [
            (#""total":9,"revenue":5,"tax":1"#, 900), (#""value":8"#, 800),
            (#""revenue":5,"shipping":2,"tax":1,"discount":3"#, 800), (#""subtotal":5,"tax":1"#, 600),
            (#""products":[{"sku":"a","price":4,"quantity":2}],"discount":1,"shipping":2"#, 900),
        ] as [(String, Int64)])
    func whatWasPaid(_ properties: String, _ minor: Int64) throws {
        let meaning = try EventSample.meaning(
            EventSample.track("Order Completed", #"{"order_id":"1",\#(properties)}"#))
        guard case .sale(.order(let order), _) = meaning, case .told(let amounts) = order.amounts else {
            return #expect(Bool(false))
        }
        #expect(amounts.paid == minor)
    }

    @Test(arguments: [
        (#"{"total":1}"#, "event.missing_value"), (#"{"order_id":"1"}"#, "event.missing_value"),
        (#"{"order_id":"1","total":-1}"#, "event.unfit_value"),
        (#"{"order_id":"1","total":1,"currency":"XX"}"#, "event.unfit_value"),
        (#"{"order_id":"1","total":1,"products":[{"price":1}]}"#, "event.missing_value"),
        (#"{"order_id":"1","total":1,"products":[{"sku":"a","price":1,"quantity":1.5}]}"#, "event.unfit_value"),
        (#"{"order_id":"1","total":1,"products":[{"sku":"a","price":1,"quantity":0}]}"#, "event.unfit_value"),
        (#"{"order_id":"1","products":[{"sku":"a","price":9e12,"quantity":9e12}]}"#, "event.unfit_value"),
    ])
    func ordersThatCannotBe(_ properties: String, _ code: String) {
        do {
            _ = try EventSample.meaning(EventSample.track("Order Completed", properties))
            #expect(Bool(false), "\(properties)")
        } catch {
            #expect(error.code == code, "\(properties)")
        }
    }

    @Test func refundsAndEnds() throws {
        let part = try EventSample.meaning(
            EventSample.track("Order Refunded", #"{"order_id":"1","total":3,"refund_id":"R"}"#))
        guard case .sale(.refund(let refund), _) = part else { return #expect(Bool(false)) }
        #expect(refund.number == "R" && refund.orderNumber == "1" && refund.content == .amount(minor: 300))
        for event in ["Order Refunded", "Order Cancelled"] {
            let whole = try EventSample.meaning(EventSample.track(event, #"{"order_id":"1"}"#))
            guard case .sale(.order(let order), _) = whole else { return #expect(Bool(false)) }
            #expect(order.status == .closed && order.times.closed == EventSample.now)
        }
        let changed = try EventSample.meaning(EventSample.track("Order Updated", #"{"order_id":"1","total":2}"#))
        guard case .sale(.order(let order), _) = changed else { return #expect(Bool(false)) }
        #expect(order.status == nil && order.times == OrderTimes())
    }

    @Test func reviews() throws {
        let meaning = try EventSample.meaning(
            EventSample.track("Product Reviewed", #"{"product_id":"p","rating":"4","review_body":"好用"}"#))
        guard case .review(let review) = meaning else { return #expect(Bool(false)) }
        #expect(review.stars == 4 && review.number == "m1")
        #expect(review.personal == [PersonalValue(kind: .review, text: "好用")])
        for rating in ["0", "6", "4.5", "null"] {
            #expect(throws: EventFault.self) {
                try EventSample.meaning(EventSample.track("Product Reviewed", #"{"rating":\#(rating)}"#))
            }
        }
    }

    @Test func whatIsToldOfAPerson() throws {
        let meaning = try EventSample.meaning(
            #"{"type":"identify","messageId":"m","userId":"u1","anonymousId":"a1","traits":{"firstName":"A","lastName":"B","#
                + #""email":"X@Y.zz","phone":"no","birthday":"1990-02-03","createdAt":"2026-01-02T23:00:00Z","gender":"女","#
                + #""address":{"city":"Lyon","country":"FR","street":"Rue 1"},"size":"M","vip":true,"list":[1]}}"#)
        guard case .person(let person) = meaning else { return #expect(Bool(false)) }
        #expect(person.customer.buyers.map(\.kind) == [.account, .anonymous])
        #expect(Set(person.customer.personal.map(\.kind)) == [.name, .email, .address])
        #expect(person.customer.personal.first?.text == "A B")
        let traits = person.facts.map(\.content)
        #expect(traits.contains(.trait(.birthday(MonthDay(2, 3)))))
        #expect(traits.contains(.trait(.memberSince(BrandDay("2026-01-02")))))
        #expect(traits.contains(.trait(.field(.city, "Lyon"))) && traits.contains(.trait(.field(.gender, "女"))))
        #expect(person.own.map(\.name) == ["size", "vip"] && person.own.map(\.text) == ["M", "true"])
        #expect(person.dropped == 1)
    }

    @Test func aGroupIsATrait() throws {
        let meaning = try EventSample.meaning(
            #"{"type":"group","messageId":"m","userId":"u1","groupId":"club","traits":{"name":"Club"}}"#)
        guard case .person(let person) = meaning else { return #expect(Bool(false)) }
        #expect(person.facts.map(\.content) == [.trait(.named("group", .text("club")))])
        #expect(person.customer.personal.isEmpty)
    }

    @Test(arguments: ["guest", "***", "0", "null"]) func placeholdersAreNobody(_ id: String) {
        #expect(throws: EventFault.self) { try EventSample.meaning(#"{"type":"page","userId":"\#(id)"}"#) }
    }
}
