/// What both drivers offer behind the one door.
protocol Engine: Sendable {
    var dialect: Dialect { get }

    func read<Value: Sendable>(_ body: @escaping @Sendable (ReadTransaction) throws -> Value) async throws -> Value

    func write<Value: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> Value) async throws -> Value

    /// Yields at once, and after each COMMIT that advanced the brand's sequence.
    func following(_ brand: Int64) -> AsyncStream<Void>

    /// Gives back the room of what was deleted from some tables, and as far as the engine can, the bytes that lay there.
    func clean(_ tables: [String]) async throws

    /// Waits for what runs, settles the files, and takes no more; a second time it does nothing. Followers hear the end.
    func close() async throws
}
