import Synchronization
import Testing

@testable import Database

@Suite(.timeLimit(.minutes(60)))
struct FollowersTests {
    @Test func theSameNewsByTwoWaysIsToldOnce() async {
        let followers = Followers()
        var news = followers.follow(1).makeAsyncIterator()
        await news.next()
        followers.advance([1: 5])
        await news.next()
        for late in [Int64(5), 4, 1] { followers.advance(1, to: late) }
        followers.end()
        #expect(await news.next() == nil)
    }

    @Test func newsThatNobodyTookBecomesOne() async {
        let followers = Followers()
        let news = followers.follow(1)
        for last in Int64(1)...100 { followers.advance(1, to: last) }
        followers.end()
        #expect(await news.reduce(0) { count, _ in count + 1 } == 1)
    }

    @Test func otherBrandsAreNotTold() async {
        let followers = Followers()
        var one = followers.follow(1).makeAsyncIterator()
        var two = followers.follow(2).makeAsyncIterator()
        await one.next()
        await two.next()
        followers.advance([1: 1])
        followers.end()
        #expect(await one.next() != nil)
        #expect(await two.next() == nil)
    }

    @Test func theWatchLastsFromTheFirstFollowerToTheLast() async {
        let followers = Followers()
        let begun = Mutex(0)
        let stopped = Notebook<Int>()
        func follow(_ brand: Int64) -> AsyncStream<Void> {
            followers.follow(brand) {
                let number = begun.withLock { count in
                    count += 1
                    return count
                }
                return { stopped.note(number) }
            }
        }
        var one: AsyncStream<Void>? = follow(1)
        var two: AsyncStream<Void>? = follow(2)
        #expect(followers.brands == [1, 2])
        withExtendedLifetime(one) {}
        one = nil
        #expect(followers.brands == [2])
        #expect(stopped.entries == [])
        withExtendedLifetime(two) {}
        two = nil
        #expect(stopped.entries == [1])
        let again = follow(1)
        followers.end()
        #expect(stopped.entries == [1, 2])
        #expect(begun.withLock { $0 } == 2)
        #expect(await again.reduce(0) { count, _ in count + 1 } == 1)
    }
}
