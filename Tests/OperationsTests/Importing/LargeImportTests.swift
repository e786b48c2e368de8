import Testing

@testable import Operations

struct LargeImportTests {
    @Test(
        arguments: [
            (99, 99, false), (100, 100, true), (100, 9_999, true), (100, 10_000, false), (101, 10_000, true),
            (101, 10_099, true), (101, 10_100, false), (0, 0, false),
        ]
    ) func moreThanAHundredthAndAtLeastAHundredAreLarge(changed: Int, orders: Int, isLarge: Bool) {
        #expect(LargeImport.isLarge(changed: changed, of: orders) == isLarge)
    }
}
