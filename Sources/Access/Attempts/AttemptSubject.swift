import Crypto
package import Database
import Foundation

/// Where tries are counted: an address, or the name of an account, whether there is one or not. Kept under a keyed hash.
package struct AttemptSubject: Sendable {
    package enum Scope: String, Sendable {
        case address
        case account
    }

    package let scope: Scope
    let digest: [UInt8]

    package static func address(_ address: String, _ keys: Keys) -> AttemptSubject {
        AttemptSubject(.address, AddressPrefix.of(address), keys)
    }

    package static func account(_ name: String, _ keys: Keys) -> AttemptSubject {
        AttemptSubject(.account, SignInName.of(name), keys)
    }

    private init(_ scope: Scope, _ text: String, _ keys: Keys) {
        self.scope = scope
        digest = Array(
            HMAC<SHA256>.authenticationCode(
                for: Data("\(scope.rawValue)/\(text)".utf8), using: keys.lastingKey(.attempts)))
    }

    var limit: AttemptLimit {
        switch scope {
        case .address: .address
        case .account: .account
        }
    }
}
