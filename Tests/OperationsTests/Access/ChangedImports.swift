import Access
import Operations
import Shop

extension Agency {
    /// A file that is handed in with a row that is held back, and fetched.
    func handInAndFetchHeldRows(as caller: Caller) async throws {
        let file =
            "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
            + "991,handed,many,交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n"
        let handedIn = try await run(
            HandInFile("ExportOrderList202601021000.csv", language: .english, brand: nil) { take in
                try Array(file.utf8).withUnsafeBytes(take)
            }, as: caller)
        let setting = ImportRun.Setting(format: "taobao_orders", language: .english)
        _ = try await run(StartHandedIn(handedIn.id, setting, brand: nil), as: caller)
        let now = shop.now
        try await ImportHandedIn(installation, clock: { now }, complain: { _ in }).round()
        _ = try await run(ReadHeldRows(handedIn.id, brand: nil), as: caller)
    }
}
