/// One value per row, all of one fixed-width type, side by side in memory.
///
/// A column is a value: a copy shares its storage until one of the two is changed; a change to the only holder happens in
/// place. Single rows are for callers with few of them; whole columns go through the operations of this module.
@frozen
public struct Column<Element: ColumnElement>: Sendable {
    @usableFromInline
    var storage: ContiguousArray<Element>

    @inlinable
    public init() {
        storage = []
    }

    @inlinable
    public init(repeating value: Element, count: Int) {
        storage = ContiguousArray(repeating: value, count: count)
    }

    /// Of exactly the length of `elements`, without spare room where that length is known beforehand.
    @inlinable
    public init(_ elements: some Sequence<Element>) {
        storage = ContiguousArray(elements)
    }

    /// `count` rows that `fill` writes. It must write every one of them.
    @inlinable
    public init(unsafeCount count: Int, _ fill: (UnsafeMutablePointer<Element>) throws -> Void) rethrows {
        storage = try ContiguousArray(unsafeUninitializedCapacity: count) { buffer, filled in
            if let start = buffer.baseAddress { try fill(start) }
            filled = count
        }
    }

    /// - Complexity: O(1), amortised; the storage doubles while small and grows by a quarter from 65,536 rows on.
    @inlinable
    public mutating func append(_ value: Element) {
        makeRoom(for: 1)
        storage.append(value)
    }

    @inlinable
    public mutating func append(contentsOf values: some Collection<Element>) {
        makeRoom(for: values.count)
        storage.append(contentsOf: values)
    }

    /// Lengthens the column to `count` rows, the new ones holding `value`; a longer column stays as it is.
    @inlinable
    public mutating func grow(to count: Int, filling value: Element) {
        guard count > storage.count else { return }
        append(contentsOf: repeatElement(value, count: count - storage.count))
    }

    /// Drops the rows from `count` on and keeps their room.
    @inlinable
    public mutating func truncate(to count: Int) {
        guard count < storage.count else { return }
        storage.removeLast(storage.count - count)
    }

    /// Makes room for `count` rows in all, and no more than that.
    @inlinable
    public mutating func reserve(_ count: Int) {
        if count > storage.capacity { storage.reserveCapacity(count) }
    }

    /// Gives spare room back.
    ///
    /// - Complexity: O(n) when there is spare room, as it copies.
    @inlinable
    public mutating func trim() {
        guard storage.capacity > storage.count else { return }
        storage = storage.withUnsafeBufferPointer { ContiguousArray($0) }
    }

    /// The memory that the rows take, spare room included, in bytes.
    @inlinable
    public var bytes: Int { storage.capacity * MemoryLayout<Element>.stride }

    @inlinable
    public func withUnsafeBuffer<Result>(_ body: (UnsafeBufferPointer<Element>) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBufferPointer(body)
    }

    @inlinable
    public mutating func withUnsafeMutableBuffer<Result>(
        _ body: (UnsafeMutableBufferPointer<Element>) throws -> Result
    ) rethrows -> Result {
        try storage.withUnsafeMutableBufferPointer { try body($0) }
    }

    /// As `withUnsafeBuffer`, for a body that knows how many rows there are; without any, what it gets must not be read.
    func withUnsafePointer<Result>(_ body: (UnsafePointer<Element>) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBufferPointer { buffer in
            try withExtendedLifetime(buffer) {
                try body(buffer.baseAddress ?? UnsafePointer(Self.nowhere))
            }
        }
    }

    private static var nowhere: UnsafeMutablePointer<Element> {
        UnsafeMutableRawPointer(bitPattern: MemoryLayout<Element>.alignment)!.assumingMemoryBound(to: Element.self)
    }

    /// An array left to itself doubles, which at ten million rows holds tens of megabytes for nothing.
    @inlinable
    mutating func makeRoom(for added: Int) {
        let needed = storage.count + added
        guard needed > storage.capacity else { return }
        let spare = storage.count < 65_536 ? storage.count : storage.count / 4
        storage.reserveCapacity(Swift.max(needed, storage.count + spare, 16))
    }
}

extension Column: RandomAccessCollection, MutableCollection, ExpressibleByArrayLiteral, Equatable {
    @inlinable
    public init(arrayLiteral elements: Element...) {
        self.init(elements)
    }

    @inlinable
    public var startIndex: Int { 0 }

    @inlinable
    public var endIndex: Int { storage.count }

    @inlinable
    public subscript(row: Int) -> Element {
        get { storage[row] }
        set { storage[row] = newValue }
    }

    @inlinable
    public func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<Element>) throws -> Result
    ) rethrows -> Result? {
        try storage.withUnsafeBufferPointer(body)
    }
}
