package import Shop

extension SampleBrand {
    /// Writes what one store has of some persons as a file, its header first, in pieces of some 64 KB.
    ///
    /// - Parameters:
    ///   - store: its place among the brand's stores. Give a store on the file's platform: others get numbers and names
    ///     that the platform does not use.
    ///   - persons: all, unless told; files of chunks agree with the file of all, but for their headers.
    package func write(
        _ file: SampleFile, of store: Int, persons: Range<Int>? = nil, to sink: @escaping ([UInt8]) throws -> Void
    ) throws {
        var table = TableWriter(file.encoding, header: file.header, sink: sink)
        let persons = persons ?? self.persons
        let teller = OrderTeller(plan: plan, store: store)
        switch file {
        case .products:
            for record in products(of: store) { PlainProducts.write(record, to: &table) }
        case .refunds:
            try plan.forEachLife(of: persons) { life in
                teller.forEachRefund(of: life) { refund, minor in
                    PlainRefunds.write(refund, minor: minor, to: &table)
                }
                try table.flush()
            }
        case .taobaoOrders, .taobaoLines, .pinduoduo, .douyin, .shopify, .sales:
            try plan.forEachLife(of: persons) { life in
                teller.forEachOrder(of: life) { file.write($0, to: &table) }
                try table.flush()
            }
        }
        try table.flush(all: true)
    }

    /// The first store on a platform; nil when the brand has none there.
    package func store(on platform: Platform) -> Int? {
        stores.firstIndex { $0.platform == platform }
    }
}
