import Database
import Shop

/// The columns of an order's version, in one place for writing and reading.
enum OrderVersionRow {
    static let columns = [
        "kind", "status", "placed_at", "deposit_paid_at", "paid_at", "grouped_at", "shipped_at", "delivered_at",
        "confirmed_at", "closed_at", "currency", "goods", "freight", "paid", "received", "refunded",
        "is_refund_assumed", "refunded_at", "customer_id", "left_out", "origin", "line_set", "stated_at",
    ]

    /// The columns for a SELECT, of the table or view named `alias`.
    static func selected(from alias: String) -> String {
        columns.map { "\(alias).\($0)" }.joined(separator: ", ")
    }

    static func write(_ version: OrderVersion, to row: RowWriter) throws {
        try row.int64(version.kind.rawValue)
        try row.int64(version.status?.rawValue)
        for time in version.times.all { try row.int64(time?.milliseconds) }
        try row.text(version.currency.code)
        try row.int64(version.amounts.goods)
        try row.int64(version.amounts.freight)
        try row.int64(version.amounts.paid)
        try row.int64(version.amounts.received)
        try row.int64(version.amounts.refunded)
        try row.flag(version.amounts.isRefundAssumed)
        try row.int64(version.refundedAt?.milliseconds)
        try row.int64(version.customer?.raw)
        try row.text(version.leftOut?.rawValue)
        try row.text(version.origin)
        try row.int64(version.lineSet)
        try row.int64(version.statedAt.milliseconds)
    }

    /// Reads the columns, the first of them at `start`.
    static func read(_ row: Row, from start: Int) throws -> OrderVersion {
        guard let kind = OrderKind(rawValue: row.int64(start)), let currency = Currency(row.text(start + 10)) else {
            throw DatabaseError.corrupt(reason: "an order of unknown kind or currency")
        }
        func moment(_ offset: Int) -> Instant? {
            row.optionalInt64(start + offset).map { Instant(milliseconds: $0) }
        }
        return OrderVersion(
            kind: kind,
            status: row.optionalInt64(start + 1).flatMap { OrderStatus(rawValue: $0) },
            times: OrderTimes(
                placed: moment(2), depositPaid: moment(3), paid: moment(4), grouped: moment(5), shipped: moment(6),
                delivered: moment(7), confirmed: moment(8), closed: moment(9)),
            currency: currency,
            amounts: OrderAmounts(
                goods: row.optionalInt64(start + 11), freight: row.optionalInt64(start + 12),
                paid: row.optionalInt64(start + 13), received: row.optionalInt64(start + 14),
                refunded: row.int64(start + 15), isRefundAssumed: row.flag(start + 16)),
            refundedAt: moment(17),
            customer: row.optionalInt64(start + 18).map { ID($0) },
            leftOut: row.optionalText(start + 19).flatMap { LeftOutReason(rawValue: $0) },
            origin: row.optionalText(start + 20),
            lineSet: row.int64(start + 21),
            statedAt: Instant(milliseconds: row.int64(start + 22)))
    }
}
