/// Rows of Online Retail as tests need them.
enum OnlineRetailSample {
    static let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"

    static func row(
        _ invoice: String = "536365", code: String = "85123A", title: String = "HEART HOLDER", quantity: String = "6",
        date: String = "2010-12-01 08:26:00", price: String = "2.55", customer: String = "17850"
    ) -> String {
        "\(invoice),\(code),\(title),\(quantity),\(date),\(price),\(customer),United Kingdom"
    }

    static func file(_ rows: String...) -> String {
        file(rows)
    }

    static func file(_ rows: [String]) -> String {
        ([header] + rows).joined(separator: "\n") + "\n"
    }
}
