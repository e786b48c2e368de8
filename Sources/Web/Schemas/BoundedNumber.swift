/// A whole number of which the document says how small and how large it may be; nothing else is read.
protocol BoundedNumber: SchemaStated, Equatable {
    static var bounds: ClosedRange<Int> { get }
    static var example: Int { get }
    var number: Int { get }

    init(number: Int)
}

extension BoundedNumber {
    static var schema: Schema { .integer(least: Int64(bounds.lowerBound), most: Int64(bounds.upperBound)) }
    static var sample: Self { Self(number: example) }

    init(from decoder: any Decoder) throws {
        self.init(number: try decoder.singleValueContainer().decode(Int.self))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}
