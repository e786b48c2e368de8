import Operations
import Shop
import Synchronization

/// Shows how far an import is, with its rate and the time left.
final class ImportProgressLine: Sendable {
    private let line: ProgressLine
    /// Since the first row.
    private let importing = Mutex<Pace?>(nil)

    init(_ context: CommandContext) {
        line = ProgressLine(context)
    }

    func show(_ progress: ImportProgress) {
        let share = progress.total > 0 ? Double(progress.done) / Double(progress.total) : 0
        switch progress.stage {
        case .surveying:
            line.show {
                let bar = line.bar(share)
                return Phrase(en: "reading    \(bar)", zh: "读取文件 \(bar)")
            }
        case .importing:
            let pace = importing.withLock { importing in
                let pace = importing ?? Pace()
                importing = pace
                return pace
            }
            line.show {
                let (bar, rate) = (line.bar(share), pace.rate(of: progress.done).grouped)
                let left = pace.secondsLeft(after: share).grouped
                return Phrase(
                    en: "importing  \(bar)  \(rate) rows/s  \(left) s left",
                    zh: "导入     \(bar)  \(rate) 行/秒  剩余 \(left) 秒")
            }
        }
    }

    /// Takes the bar away.
    func end() {
        line.end()
    }
}
