/// Orders as WooCommerce answers them in JSON.
enum WooCommerceSample {
    static func order(
        _ number: String, status: String = "completed", total: String = "\"58.00\"",
        paidAt: String = "\"2024-05-01T10:01:00\"",
        customer: String = "7", email: String = "ann@shop.example", refunds: String = "[]", lines: Int = 2,
        lineTotal: String = "\"50.00\"", quantity: String = "3", more: String = ""
    ) -> String {
        let items = (0..<lines).map { place in
            """
            {"id": \(number)\(place), "name": "Tea \\"green\\", \\u4e2d", "product_id": 55, "quantity": \(quantity), \
            "sku": "T\(place)", "total": \(lineTotal), "price": 16.666666666666668, "meta_data": [{"id": 1, "value": {"a": []}}]}
            """
        }
        return """
            {"id": 9\(number), "number": "\(number)", "status": "\(status)", "currency": "EUR", "created_via": "checkout",
             "date_created": "2024-05-01T12:00:00", "date_created_gmt": "2024-05-01T10:00:00",
             "date_paid_gmt": \(paidAt), "date_completed_gmt": null, "total": \(total), "shipping_total": "8.00",
             "customer_id": \(customer), "customer_note": "Please\\nring", "payment_method": "stripe",
             "billing": {"first_name": "Ann", "last_name": "Lee", "email": "\(email)", "phone": "+44 20 7946 0000",
               "address_1": "1 High St", "city": "London", "postcode": "E1", "country": "GB"},
             "shipping": {"first_name": "Bob", "last_name": "Lee", "address_1": "2 Low St"}, \(more)
             "line_items": [\(items.joined(separator: ", "))], "coupon_lines": [], "refunds": \(refunds)}
            """
    }

    static func list(_ orders: String...) -> String {
        "[" + orders.joined(separator: ",\n ") + "]\n"
    }
}
