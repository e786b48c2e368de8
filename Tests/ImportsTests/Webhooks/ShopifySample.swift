/// An order as Shopify sends it, and the rows that its export has for the same one.
enum ShopifySample {
    static func order(
        name: String = "#1001", payment: String = "paid", fulfillment: String = "\"fulfilled\"",
        updated: String = "2024-01-06T09:00:02+09:00", cancelled: String = "null", refunds: String = "[]",
        test: String = "false", customer: String = "{\"id\": 207119551, \"email\": \"ann@shop.example\"}",
        total: String = "3800.50", quantity: String = "2", more: String = ""
    ) -> String {
        """
        {"id": 450789469, "admin_graphql_api_id": "gid://shopify/Order/450789469", "name": "\(name)", "test": \(test),
         "email": "ann@shop.example", "contact_email": "ann@shop.example", "phone": "+81 90-1234-5678",
         "created_at": "2024-01-05T12:30:00+09:00", "processed_at": "2024-01-05T12:29:58+09:00",
         "updated_at": "\(updated)", "cancelled_at": \(cancelled), "currency": "USD", "source_name": "web",
         "financial_status": "\(payment)", "fulfillment_status": \(fulfillment), "note": "Please ring\\ntwice",
         "subtotal_price": "3500.50", "total_price": "\(total)", "total_tax": "0.00", "total_discounts": "10.00",
         "total_outstanding": "0.00", "total_shipping_price_set": {"shop_money": {"amount": "300.00"}},
         "customer": \(customer), \(more)
         "shipping_address": {"name": "Bob Lee", "address1": "1-2-3 Ginza", "address2": "Chuo", "city": "Tokyo",
           "zip": "104-0061", "province": null, "country_code": "JP", "phone": "090 1234 5678"},
         "billing_address": {"first_name": "Ann", "last_name": "Lee", "name": "Ann Lee"},
         "fulfillments": [{"id": 1, "status": "success", "created_at": "2024-01-06T09:00:00+09:00"}],
         "line_items": [
           {"id": 11, "name": "Tea - Green", "title": "Tea", "sku": "T-1", "quantity": \(quantity), "price": "1500.00"},
           {"id": 12, "name": "Sample", "sku": "", "quantity": 1, "price": "0.00"},
           {"id": 13, "name": "Cup", "sku": null, "quantity": 1, "price": "500.50"}],
         "refunds": \(refunds)}
        """
    }

    static let header = """
        Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,\
        Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Shipping Name,\
        Shipping Street,Shipping City,Shipping Zip,Shipping Country,Shipping Phone,Notes,Cancelled at,Refunded Amount,\
        Outstanding Balance,Id,Source,Phone
        """

    /// The same order in the export.
    static func rows(
        payment: String = "paid", fulfillment: String = "fulfilled", refunded: String = "0.00",
        paidAt: String = "2024-01-05 12:30:01 +0900", cancelledAt: String = ""
    ) -> String {
        let fulfilledAt = fulfillment == "fulfilled" ? "2024-01-06 09:00:00 +0900" : ""
        let head = [
            "#1001", "ann@shop.example", payment, paidAt, fulfillment, fulfilledAt, "yes", "USD",
            "3500.50", "300.00", "0.00", "3800.50", "2024-01-05 12:30:00 +0900", "2", "Tea - Green", "1500.00", "T-1",
            "Ann Lee", "Bob Lee", "\"1-2-3 Ginza, Chuo\"", "Tokyo", "'104-0061", "JP", "090 1234 5678",
            "\"Please ring\ntwice\"", cancelledAt, refunded, "0.00", "450789469", "web", "+81 90-1234-5678",
        ]
        func line(_ title: String, _ price: String) -> String {
            var cells = Array(repeating: "", count: head.count)
            (cells[0], cells[13], cells[14], cells[15]) = ("#1001", "1", title, price)
            return cells.joined(separator: ",")
        }
        return [header, head.joined(separator: ","), line("Sample", "0.00"), line("Cup", "500.50")]
            .joined(separator: "\r\n") + "\r\n"
    }

    static func refund(
        _ id: String = "509562969", amount: String = "500.50", kind: String = "refund", status: String = "success",
        restock: String = "return"
    ) -> String {
        """
        {"id": \(id), "order_id": 450789469, "created_at": "2024-01-10T10:00:00+09:00",
         "processed_at": "2024-01-10T10:00:00+09:00", "note": "Ann Lee called", "restock": true,
         "refund_line_items": [{"id": 1, "quantity": 1, "line_item_id": 13, "restock_type": "\(restock)", "subtotal": "500.50"}],
         "transactions": [{"id": 7, "kind": "\(kind)", "status": "\(status)", "amount": "\(amount)", "currency": "USD"}]}
        """
    }
}
