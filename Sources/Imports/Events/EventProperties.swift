import Shop

extension EventProperties {
    /// Reads the object that begins here.
    static func read(_ json: inout EventJSON) throws(EventFault) -> EventProperties {
        var told = EventProperties()
        try json.forEachName(depth: 2) { (json, name) throws(EventFault) in
            if try told.product.take(name, &json) { return }
            if try told.takeAmount(name, &json) { return }
            if json.is(name, "products"), json.peek() == UInt8(ascii: "[") {
                told.products = try products(&json)
            } else if json.is(name, "order_id") || json.is(name, "orderId") {
                told.orderID = try json.identifier("order_id") ?? told.orderID
            } else if json.is(name, "refund_id") {
                told.refundID = try json.identifier("refund_id")
            } else if json.is(name, "review_id") {
                told.reviewID = try json.identifier("review_id")
            } else if json.is(name, "review_body") {
                told.reviewText = try json.text("review_body")
            } else if json.is(name, "currency") {
                told.currency = try json.shortText("currency")
            } else if json.is(name, "email") {
                told.email = try json.shortText("email")
            } else if json.is(name, "phone") {
                told.phone = try json.shortText("phone")
            } else {
                try json.skip(depth: 3)
            }
        }
        return told
    }

    private mutating func takeAmount(_ name: EventJSON.Name, _ json: inout EventJSON) throws(EventFault) -> Bool {
        if json.is(name, "total") {
            total = try json.amount("total")
        } else if json.is(name, "value") {
            value = try json.amount("value")
        } else if json.is(name, "revenue") {
            revenue = try json.amount("revenue")
        } else if json.is(name, "subtotal") {
            subtotal = try json.amount("subtotal")
        } else if json.is(name, "shipping") {
            shipping = try json.amount("shipping")
        } else if json.is(name, "tax") {
            tax = try json.amount("tax")
        } else if json.is(name, "discount") {
            discount = try json.amount("discount")
        } else if json.is(name, "rating") {
            rating = try json.amount("rating")
        } else {
            return false
        }
        return true
    }

    private static func products(_ json: inout EventJSON) throws(EventFault) -> [EventProduct] {
        var products: [EventProduct] = []
        try json.forEachItem(depth: 3) { (json) throws(EventFault) in
            guard products.count < EventLimits.mostProducts else {
                throw .unfit(
                    field: "products",
                    wanted: Phrase(
                        en: "a list of at most \(EventLimits.mostProducts)", zh: "不超过 \(EventLimits.mostProducts) 项的列表")
                )
            }
            guard json.peek() == UInt8(ascii: "{") else {
                throw .unfit(field: "products", wanted: Phrase(en: "a list of objects", zh: "对象列表"))
            }
            var product = EventProduct()
            try json.forEachName(depth: 4) { (json, name) throws(EventFault) in
                if try !product.take(name, &json) { try json.skip(depth: 5) }
            }
            products.append(product)
        }
        return products
    }
}

extension EventProduct {
    /// Takes the value of a name that products have; false for another name.
    fileprivate mutating func take(_ name: EventJSON.Name, _ json: inout EventJSON) throws(EventFault) -> Bool {
        if json.is(name, "product_id") || json.is(name, "productId") {
            id = try json.identifier("product_id") ?? id
        } else if json.is(name, "sku") {
            sku = try json.identifier("sku")
        } else if json.is(name, "name") {
            self.name = try json.text("name")
        } else if json.is(name, "category") {
            category = try json.text("category")
        } else if json.is(name, "variant") {
            variant = try json.text("variant")
        } else if json.is(name, "price") {
            price = try json.amount("price")
        } else if json.is(name, "quantity") {
            quantity = try json.amount("quantity")
        } else {
            return false
        }
        return true
    }
}
