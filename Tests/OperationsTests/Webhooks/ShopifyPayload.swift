/// An order as Shopify sends it, and the rows that its export has for the same one.
enum ShopifyPayload {
    static func order(
        payment: String = "paid", updated: String = "2026-01-05T12:30:02+09:00", refunds: String = "[]",
        number: Int = 1001, email: String = "ann@shop.example"
    ) -> String {
        """
        {"id": \(number)000, "name": "#\(number)", "test": false, "email": "\(email)", "phone": null,
         "created_at": "2026-01-05T12:30:00+09:00", "processed_at": "2026-01-05T12:29:58+09:00",
         "updated_at": "\(updated)", "cancelled_at": null, "currency": "USD", "source_name": "web",
         "financial_status": "\(payment)", "fulfillment_status": null, "note": null,
         "subtotal_price": "35.50", "total_price": "38.50", "total_outstanding": "0.00",
         "total_shipping_price_set": {"shop_money": {"amount": "3.00"}},
         "customer": {"id": \(number)7, "email": "\(email)"},
         "shipping_address": {"name": "Bob Lee", "address1": "1-2-3 Ginza", "city": "Tokyo", "country_code": "JP"},
         "line_items": [
           {"id": 11, "name": "Tea - Green", "sku": "T-1", "quantity": 2, "price": "15.00"},
           {"id": 13, "name": "Cup", "sku": null, "quantity": 1, "price": "5.50"}],
         "refunds": \(refunds)}
        """
    }

    static func refund(order: Int = 1001, amount: String = "5.50") -> String {
        """
        {"id": 9\(order), "order_id": \(order)000, "created_at": "2026-01-10T10:00:00+09:00",
         "refund_line_items": [{"restock_type": "return"}],
         "transactions": [{"kind": "refund", "status": "success", "amount": "\(amount)", "currency": "USD"}]}
        """
    }

    /// The same order in the export, paid a few seconds later as its card tells.
    static func export(payment: String = "paid", refunded: String = "0.00") -> String {
        """
        Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Total,Created at,\
        Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Name,Shipping Street,Shipping City,\
        Shipping Country,Refunded Amount,Outstanding Balance,Id,Source
        #1001,ann@shop.example,\(payment),2026-01-05 12:30:03 +0900,unfulfilled,USD,35.50,3.00,38.50,\
        2026-01-05 12:30:00 +0900,2,Tea - Green,15.00,T-1,Bob Lee,1-2-3 Ginza,Tokyo,JP,\(refunded),0.00,1001000,web
        #1001,,,,,,,,,,1,Cup,5.50,,,,,,,,,

        """
    }

    static let wooOrder = """
        {"id": 501, "number": "W-501", "status": "processing", "currency": "USD", "created_via": "checkout",
         "date_created_gmt": "2026-01-05T10:00:00", "date_paid_gmt": "2026-01-05T10:01:00",
         "date_modified_gmt": "2026-01-05T10:01:00", "date_completed_gmt": null, "total": "58.00",
         "shipping_total": "8.00", "customer_id": 7, "payment_method": "stripe",
         "billing": {"first_name": "Ann", "last_name": "Lee", "email": "ann@shop.example"}, "shipping": {},
         "line_items": [{"id": 1, "name": "Tea", "product_id": 55, "quantity": 1, "sku": "T0", "total": "50.00"}],
         "refunds": []}
        """
}
