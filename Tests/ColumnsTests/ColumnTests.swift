import Columns
import Testing

struct ColumnTests {
    @Test func holdsWhatIsAppendedInOrder() {
        var column = Column<Int32>()
        #expect(column.isEmpty)
        for value in 0..<1_000 { column.append(Int32(value)) }
        column.append(contentsOf: [7, -7])
        #expect(column.count == 1_002)
        #expect(Array(column) == (0..<1_000).map { Int32($0) } + [7, -7])
    }

    @Test func changingACopyLeavesTheOther() {
        let one: Column<Int64> = [1, 2, 3]
        var other = one
        other[1] = 20
        other.append(4)
        #expect(one == [1, 2, 3])
        #expect(other == [1, 20, 3, 4])
    }

    @Test func theOnlyHolderIsChangedInPlace() {
        var column = Column<Double>(repeating: 1, count: 100)
        let before = column.withUnsafeBuffer { $0.baseAddress }
        column[50] = 2
        column.withUnsafeMutableBuffer { $0[51] = 3 }
        #expect(column.withUnsafeBuffer { $0.baseAddress } == before)
        #expect(column[50] == 2 && column[51] == 3)
    }

    @Test func aLongColumnGrowsByAQuarter() {
        var column = Column<Int64>(repeating: 0, count: 1_000_000)
        column.append(1)
        #expect(column.bytes < 1_000_001 * 8 * 13 / 10)
        column.append(contentsOf: Column<Int64>(repeating: 2, count: 500_000))
        #expect(column.count == 1_500_001 && column[1_000_000] == 1 && column[1_500_000] == 2)
        #expect(column.bytes < 1_500_001 * 8 * 13 / 10)
    }

    @Test func trimGivesSpareRoomBack() {
        var column = Column<Int64>()
        column.reserve(1_000_000)
        #expect(column.bytes >= 8_000_000)
        column.append(5)
        column.trim()
        #expect(column.bytes <= 64 && column == [5])
    }

    @Test func growsAndShrinksAtTheEnd() {
        var column: Column<UInt8> = [1, 2, 3]
        column.grow(to: 5, filling: 9)
        column.grow(to: 2, filling: 8)
        #expect(column == [1, 2, 3, 9, 9])
        column.truncate(to: 1)
        column.truncate(to: 4)
        #expect(column == [1])
    }

    @Test func isFilledFromOutside() {
        #expect(Column<Int16>(unsafeCount: 3) { $0.initialize(repeating: 4, count: 3) } == [4, 4, 4])
        #expect(Column<Int16>(unsafeCount: 0) { _ in }.isEmpty)
    }

    @Test func orderBitsKeepTheOrder() {
        check([Int64.min, -5, -1, 0, 1, 7, .max])
        check([Int8.min, -1, 0, .max])
        check([UInt32.min, 1, .max])
        check([
            -Double.infinity, -1e300, -2, -Double.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 1,
            .greatestFiniteMagnitude,
        ])
        check([-Float.infinity, -1, 0, 1.5, .infinity])
        #expect((-0.0).orderBits == 0.0.orderBits)
        #expect((-Double.nan).orderBits > Double.infinity.orderBits)
        #expect(Double(orderBits: Double.nan.orderBits).isNaN)
    }

    private func check<Element: ColumnElement>(_ ascending: [Element]) {
        let bits = ascending.map(\.orderBits)
        #expect(bits == bits.sorted() && Set(bits).count == bits.count)
        #expect(bits.map { Element(orderBits: $0) } == ascending)
    }

    @Test func columnsAndMasksAreTheBytesTheyAreMadeOf() throws {
        let column: Column<Int32> = [1, -1, 70_000]
        let bytes = column.withUnsafeBytes { Array($0) }
        #expect(bytes == [1, 0, 0, 0, 255, 255, 255, 255, 112, 17, 1, 0])
        #expect(Column<Int32>(count: 3) { $0.copyBytes(from: bytes) } == column)
        #expect(Column<Int32>(count: 0) { _ in Issue.record("called for nothing") }.isEmpty)
        var mask = BitMask(rows: 70)
        mask[3] = true
        mask[69] = true
        let words = mask.withUnsafeBytes { Array($0) }
        #expect(words.count == 16)
        #expect(BitMask.byteCount(rows: 70) == 16)
        #expect(BitMask.byteCount(rows: -1) == nil)
        #expect(BitMask(rows: 70) { $0.copyBytes(from: words) } == mask)
        // What lies past the last row does not count.
        let all = BitMask(rows: 70) { $0.copyBytes(from: [UInt8](repeating: 255, count: 16)) }
        #expect(all.count == 70)
        #expect(all == BitMask(rows: 70, all: true))
    }
}
