import Synchronization

/// That the process which holds a database is about to end: commands of others that run in it without an end of their own
/// are then to be run elsewhere.
final class HolderEnd: Sendable {
    /// What such a command ends with: whoever handed it over runs it again.
    static let status: Int32 = -1

    private let flag = Atomic<Bool>(false)

    func tell() {
        flag.store(true, ordering: .relaxed)
    }

    var isTold: Bool { flag.load(ordering: .relaxed) }
}
