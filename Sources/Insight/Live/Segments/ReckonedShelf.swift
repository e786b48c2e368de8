import Columns
import Shop
import Synchronization

/// What was reckoned of a part on its day, kept for as long as everybody is measured by the same.
final class ReckonedShelf: Sendable {
    /// What a group of columns hangs on beside the part.
    private struct Key: Equatable {
        let rfm: RFMQuestion
        let settings: FigureSettings
        let yardsticks: Yardsticks
    }

    private struct Kept {
        var keys: [SegmentNeed: Key] = [:]
        var columns = ReckonedColumns()
    }

    private let kept = Mutex(Kept())

    /// The groups asked for, reckoned where they are not there yet.
    func columns(
        _ needs: Set<SegmentNeed>, _ pass: ReckonedPass, by yardsticks: Yardsticks, _ live: LiveBrand
    ) -> ReckonedColumns {
        var own = kept.withLock { $0 }
        func isMissing(_ need: SegmentNeed) -> Bool {
            let key = Key(rfm: pass.question, settings: pass.settings, yardsticks: yardsticks.only(need))
            defer { own.keys[need] = key }
            return own.keys[need] != key
        }
        if needs.contains(.marks), isMissing(.marks) { own.columns.marks = pass.marks(by: yardsticks) }
        if needs.contains(.stages) || needs.contains(.values), isMissing(.stages) {
            pass.stages(by: yardsticks, into: &own.columns)
        }
        if needs.contains(.values), isMissing(.values) {
            own.columns.tiers = pass.tiers(by: yardsticks, stages: own.columns.stages, live)
        }
        let fresh = own
        kept.withLock { $0 = fresh }
        return fresh.columns
    }

    var bytes: Int { kept.withLock { $0.columns.bytes } }
}
