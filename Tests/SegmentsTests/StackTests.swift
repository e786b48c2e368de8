import Foundation
import Shop
import Synchronization
import Testing

@testable import Segments

/// The deepest segments that are read need no more than the stack of a small thread.
struct StackTests {
    @Test func theDeepestFitsASmallStack() {
        // Alternating groups, as deep as may be: `(a or (b and (…)))`.
        var segment = Segment.clause(.tag(["x"]))
        for level in 2...SegmentSize.mostDepth {
            let other = Segment.clause(.tag(["\(level)"]))
            segment = level.isMultiple(of: 2) ? .all([other, segment]) : .any([other, segment])
        }
        let deepest = segment
        let result = onSmallStack {
            let text = deepest.text()
            guard try SegmentParser.parse(text) == deepest, try SegmentJSON.read(SegmentJSON.write(deepest)) == deepest
            else { return false }
            let evaluator = SegmentEvaluator(Persons.regular, on: Persons.figures)
            _ = evaluator.why(deepest)
            return !evaluator.holds(deepest) && evaluator.nextChange(deepest) == nil
        }
        #expect(deepest.depth == SegmentSize.mostDepth)
        #expect(result == true)
    }

    @Test func deeperOnesAreRefusedThereToo() {
        let text = String(repeating: "(not ", count: 5000) + "tag \"a\"" + String(repeating: ")", count: 5000)
        let json = String(repeating: #"{"all":["#, count: 20_000)
        let result = onSmallStack {
            let isTextRefused = (try? SegmentParser.parse(text)) == nil
            let isJSONRefused = (try? SegmentJSON.read(Data(json.utf8))) == nil
            return isTextRefused && isJSONRefused
        }
        #expect(result == true)
    }

    /// What `work` answers on a thread with a stack of 512 KiB; nil when it threw.
    private func onSmallStack(_ work: @escaping @Sendable () throws -> Bool) -> Bool? {
        let answer = Answered()
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            let result = try? work()
            answer.value.withLock { $0 = result }
            done.signal()
        }
        thread.stackSize = 512 * 1024
        thread.start()
        done.wait()
        return answer.value.withLock { $0 }
    }

    private final class Answered: Sendable {
        let value = Mutex<Bool?>(nil)
    }
}
