import Synchronization

/// What closures on other threads note down for their test.
final class Notebook<Entry: Sendable>: Sendable {
    private let kept = Mutex<[Entry]>([])

    var entries: [Entry] { kept.withLock { $0 } }

    /// Returns how many there are now.
    @discardableResult
    func note(_ entry: Entry) -> Int {
        kept.withLock { kept in
            kept.append(entry)
            return kept.count
        }
    }
}
