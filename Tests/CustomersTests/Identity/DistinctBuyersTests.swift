import Shop
import Testing

@testable import Customers

struct DistinctBuyersTests {
    @Test func everybodyIsToldOnce() {
        let lin = [BuyerKey(kind: .nick, value: "lin"), BuyerKey(kind: .account, value: "1")]
        let wang = [BuyerKey(kind: .nick, value: "wang")]
        let distinct = DistinctBuyers([lin, lin, [], wang, lin, [], [lin[0]]])
        #expect(distinct.buyers == [lin, [], wang, [lin[0]]])
        #expect(distinct.places == [0, 0, 1, 2, 0, 1, 3])
    }
}
