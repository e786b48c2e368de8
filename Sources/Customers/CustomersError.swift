package import Shop

/// What can go wrong with customers.
package enum CustomersError: Explained, Equatable {
    case noSuchCustomer
    /// A value was sealed with a key that the key file no longer holds.
    case sealedWithUnknownKey(number: Int64)
    case damagedValue

    package var kind: FailureKind {
        switch self {
        case .noSuchCustomer: .notFound
        case .sealedWithUnknownKey: .unavailable
        case .damagedValue: .invalid
        }
    }

    package var code: String {
        switch self {
        case .noSuchCustomer: "customer.not_found"
        case .sealedWithUnknownKey: "keys.unknown_number"
        case .damagedValue: "personal.damaged"
        }
    }

    package var message: Phrase {
        switch self {
        case .noSuchCustomer:
            Phrase(
                en: "There is no such customer. List them with: huitou customers list",
                zh: "没有这位客户。可用 huitou customers list 查看。")
        case .sealedWithUnknownKey(let number):
            Phrase(
                en: "Personal values were sealed with key \(number), which the key file does not hold.",
                zh: "个人数据由密钥 \(number) 加密，但密钥文件中没有该密钥。")
        case .damagedValue:
            Phrase(
                en: "A personal value does not open: it was altered. Restore a back-up.",
                zh: "某条个人数据无法解密：内容已被改动。请恢复备份。")
        }
    }
}
