import Crypto
import Synchronization

/// The keys that stay the same for good, once derived: that takes some ten microseconds each, and every event asks for three.
final class LastingKeys: Sendable {
    private struct Name: Hashable {
        let purpose: Keys.Purpose
        let brand: Int64
    }

    private let derived = Mutex<[Name: SymmetricKey]>([:])

    func key(_ purpose: Keys.Purpose, _ brand: Int64, derive: () -> SymmetricKey) -> SymmetricKey {
        let name = Name(purpose: purpose, brand: brand)
        if let key = derived.withLock({ $0[name] }) { return key }
        let key = derive()
        derived.withLock { $0[name] = key }
        return key
    }
}
