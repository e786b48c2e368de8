import Crypto
import Synchronization

/// The master keys by number, as the file held them when it was last read. Whoever asks for one that is not known has the
/// file read again: another process may have added it.
final class KeyRing: Sendable {
    private let masters: Mutex<[Int64: SymmetricKey]>
    /// Nil for keys that lie in no file.
    private let file: KeyFile?
    private let fingerprint: String

    init(_ masters: [Int64: SymmetricKey], file: KeyFile?, fingerprint: String) {
        self.masters = Mutex(masters)
        self.file = file
        self.fingerprint = fingerprint
    }

    var path: String { file?.path ?? "" }

    /// In ascending order.
    var numbers: [Int64] { masters.withLock { $0.keys.sorted() } }

    func master(_ number: Int64) -> SymmetricKey? {
        if let known = masters.withLock({ $0[number] }) { return known }
        reread()
        return masters.withLock { $0[number] }
    }

    /// Takes the file's keys. A file that cannot be read just now, or is another's, or has another key under a number that is
    /// known, leaves those that are known.
    func reread() {
        guard let found = file?.keysThere, found.fingerprint == fingerprint else { return }
        let masters = found.masters
        self.masters.withLock { known in
            guard known.allSatisfy({ masters[$0.key].map { [own = $0.value] in $0 == own } ?? true }) else { return }
            known = masters
        }
    }
}
