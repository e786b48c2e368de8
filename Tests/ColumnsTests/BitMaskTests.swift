import Columns
import Testing

struct BitMaskTests {
    private static let lengths = [0, 1, 2, 63, 64, 65, 127, 128, 1_000, 5_003]

    @Test(arguments: lengths) func operationsAgreeWithRowByRow(rows: Int) {
        var numbers = SeededNumbers(UInt64(rows) + 1)
        let one = numbers.rows(rows, share: 0.5)
        let other = numbers.rows(rows, share: 0.2)
        let (a, b) = (mask(one), mask(other))
        #expect(bits(a & b) == zip(one, other).map { $0 && $1 })
        #expect(bits(a | b) == zip(one, other).map { $0 || $1 })
        #expect(bits(a ^ b) == zip(one, other).map { $0 != $1 })
        #expect(bits(a.subtracting(b)) == zip(one, other).map { $0 && !$1 })
        #expect(bits(~a) == one.map { !$0 })
        #expect(a.count == one.count { $0 })
        #expect(a.any == one.contains(true) && a.isEmpty != a.any)
        #expect(~(~a) == a)
    }

    @Test(arguments: lengths) func bitsPastTheLastRowStayClear(rows: Int) {
        #expect(BitMask(rows: rows, all: true).count == rows)
        #expect((~BitMask(rows: rows)).count == rows)
        #expect((~BitMask(rows: rows)) == BitMask(rows: rows, all: true))
        #expect((~BitMask(rows: rows, all: true)).isEmpty)
        var grown = ~BitMask(rows: rows)
        grown.grow(to: rows + 70)
        #expect(grown.count == rows && grown.rows == rows + 70)
    }

    @Test(arguments: lengths) func indicesAscendAndBatchesJoinToThem(rows: Int) {
        var numbers = SeededNumbers(UInt64(rows) + 2)
        let set = numbers.rows(rows, share: 0.4)
        let wanted = set.indices.filter { set[$0] }.map { Int32($0) }
        let mask = mask(set)
        #expect(Array(mask.indices()) == wanted)
        var batches: [[Int32]] = []
        mask.forEachBatch(of: 64) { batches.append(Array($0)) }
        #expect(batches.flatMap { $0 } == wanted)
        #expect(batches.allSatisfy { !$0.isEmpty && $0.count <= 64 })
        #expect(BitMask(rows: rows, setting: wanted.reversed()) == mask)
    }

    @Test func aKeptBatchIsNotOverwritten() {
        var kept: [Column<Int32>] = []
        BitMask(rows: 300, all: true).forEachBatch(of: 100) { kept.append($0) }
        #expect(kept.flatMap { Array($0) } == (0..<300).map { Int32($0) })
    }

    @Test func rangesAreSetAndCleared() {
        for (low, high) in [(0, 0), (0, 1), (0, 64), (3, 64), (63, 65), (64, 128), (70, 200), (0, 200), (200, 200)] {
            var mask = BitMask(rows: 200)
            mask.set(low..<high)
            #expect(Array(mask.indices()) == (low..<high).map { Int32($0) })
            #expect(mask.count(in: low..<high) == high - low && mask.count(in: 0..<200) == high - low)
            #expect(mask.count(in: 60..<100) == (low..<high).clamped(to: 60..<100).count)
            var rest = BitMask(rows: 200, all: true)
            rest.clear(low..<high)
            #expect(rest == ~mask)
        }
    }

    @Test func singleRowsAreSetAndCleared() {
        var mask = BitMask(rows: 65)
        mask[64] = true
        mask[0] = true
        #expect(mask[64] && mask[0] && !mask[1] && mask.count == 2)
        mask[64] = false
        #expect(mask == BitMask(rows: 65, setting: [0]))
        #expect(mask.bytes >= 16 && mask.bytes < 100)
    }

    private func mask(_ rows: [Bool]) -> BitMask {
        BitMask(rows: rows.count, setting: rows.indices.filter { rows[$0] }.map { Int32($0) })
    }

    private func bits(_ mask: BitMask) -> [Bool] {
        (0..<mask.rows).map { mask[$0] }
    }
}
