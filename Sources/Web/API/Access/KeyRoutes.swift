import Access
import HTTPTypes
import Operations
import Shop

/// Keys with which other programs work on a brand.
enum KeyRoutes {
    static let all: [Route] = [list, make, rotate, revoke]

    private static let list = Route.read(
        "/brands/{brand}/keys", "listKeys", .keys, Phrase(en: "A brand's keys.", zh: "品牌的密钥。"),
        ask: { call in ListKeys(brand: call.brand) },
        show: { lines, _ in Listed(items: lines.map { KeyBody($0.key, maker: $0.maker) }) })

    private struct MakeBody: Codable, Sendable {
        let label: String
        let permissions: [Permission]
        /// Absent for as long as nobody revokes it.
        let daysValid: KeyDays?
    }

    private static let make = Route.change(
        .post, "/brands/{brand}/keys", "createKey", .keys,
        Phrase(en: "Make a key; its text is shown this once.", zh: "创建密钥；全文只显示这一次。"), status: .created,
        body: MakeBody.self,
        ask: { call, given in
            CreateKey(given.label, Set(given.permissions), daysValid: given.daysValid?.number, brand: call.brand)
        }, show: { made, _ in KeyMade(made.key, made.text) })

    private struct RotateBody: Codable, Sendable {
        let overlapHours: OverlapHours?
    }

    private static let rotate = Route.change(
        .post, "/brands/{brand}/keys/{key}/rotation", "rotateKey", .keys,
        Phrase(en: "Put a new key in the place of another.", zh: "轮换密钥。"), status: .created, body: RotateBody.self,
        ask: { call, given in RotateKey(call["key"], overlapHours: given.overlapHours.number, brand: call.brand) },
        show: { made, _ in KeyMade(made.key, made.text) })

    private static let revoke = Route.act(
        .delete, "/brands/{brand}/keys/{key}", "revokeKey", .keys,
        Phrase(en: "Have a key open nothing any more.", zh: "吊销密钥。"),
        ask: { call in RevokeKey(call["key"], brand: call.brand) })
}

/// For how long a key opens anything.
struct KeyDays: BoundedNumber {
    static let bounds = Terms.days
    static let example = 365
    let number: Int
}

/// A key, of which the prefix alone is known any more.
struct KeyBody: Codable, Sendable {
    let prefix: String
    let label: String
    let permissions: [String]
    let maker: String?
    let madeAt: Moment
    let expiresAt: Moment?
    let revokedAt: Moment?
    let usedAt: Moment?

    init(_ key: APIKey, maker: String?) {
        prefix = key.prefix
        label = key.label
        permissions = key.permissions.map(\.rawValue).sorted()
        self.maker = maker
        madeAt = Moment(key.madeAt)
        expiresAt = Moment(key.expiresAt)
        revokedAt = Moment(key.revokedAt)
        usedAt = Moment(key.usedAt)
    }
}

/// A key that was made now.
struct KeyMade: Codable, Sendable {
    /// Shown once.
    let key: String
    let prefix: String
    let expiresAt: Moment?

    init(_ made: APIKey, _ text: Secret) {
        key = text.revealed
        prefix = made.prefix
        expiresAt = Moment(made.expiresAt)
    }
}
