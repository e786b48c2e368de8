/// What a program tells in the forms that are documented.
enum GenericSample {
    static func order(_ more: String = "", lines: String = lines, status: String = "paid") -> String {
        """
        {"type": "order", "data": {"number": "A-1", "status": "\(status)", "currency": "CNY",
         "placed_at": "2026-01-05T12:30:00+08:00", "paid_at": "2026-01-05T12:31:00+08:00",
         "updated_at": "2026-01-05T12:31:05+08:00", "freight": "8.00", "paid": "107.00", "goods": "99.00",
         "buyer": {"id": "u7", "email": "ann@shop.example"}, \(more)
         "recipient": {"name": "王芳", "phone": "13900001111", "address": "浙江省杭州市西湖路1号"},
         "lines": \(lines)}}
        """
    }

    static let lines = "[{\"id\": \"1\", \"code\": \"T-1\", \"title\": \"绿茶\", \"quantity\": 1, \"price\": 99}]"

    static func refund(_ amount: String = "9.90", more: String = "") -> String {
        """
        {"type": "refund", "data": {"number": "R-1", "order": "A-1", "amount": "\(amount)", "currency": "CNY", \(more)
         "kind": "goods_returned", "refunded_at": "2026-01-09T12:00:00+08:00", "reason": "破损"}}
        """
    }

    static func customer(_ consents: String = "[]", id: String = "\"u7\"") -> String {
        """
        {"type": "customer", "data": {"id": \(id), "email": "ann@shop.example", "name": "王芳",
         "updated_at": "2026-01-09T12:00:00+08:00", "consents": \(consents)}}
        """
    }
}
