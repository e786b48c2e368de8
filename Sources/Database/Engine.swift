/// What both drivers offer behind the one door.
protocol Engine: Sendable {
    var dialect: Dialect { get }

    func read<Value: Sendable>(_ body: @escaping @Sendable (ReadTransaction) throws -> Value) async throws -> Value

    func write<Value: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> Value) async throws -> Value

    /// Waits for what runs, settles the files, and takes no more.
    func close() async throws
}
