import Shop
import Yams

/// Reads how a mapping translates the words of its source.
struct MappingWords {
    let reader: MappingReader
    let columns: [FieldColumn]

    func statuses(_ root: Node.Mapping) throws(ImportFailure) -> MappedWords<OrderStatus> {
        try words("status", .status, root, OrderStatus.allCases.map { (Self.word($0), $0) })
    }

    func orderKinds(_ root: Node.Mapping) throws(ImportFailure) -> MappedWords<OrderKind> {
        try words("order_kinds", .orderKind, root, OrderKind.allCases.map { (Self.word($0), $0) })
    }

    func refundKinds(_ root: Node.Mapping) throws(ImportFailure) -> MappedWords<RefundKind> {
        try words("refund_kinds", .refundKind, root, RefundKind.allCases.map { ($0.rawValue, $0) })
    }

    func refundPhases(_ root: Node.Mapping) throws(ImportFailure) -> MappedWords<RefundPhase> {
        try words("refund_phases", .refundPhase, root, RefundPhase.allCases.map { ($0.rawValue, $0) })
    }

    func refundStates(_ root: Node.Mapping) throws(ImportFailure) -> MappedWords<RefundState> {
        try words("refund_states", .refundState, root, RefundState.allCases.map { ($0.rawValue, $0) })
    }

    /// Only words need a translation: numbers of stars are read as they are.
    func stars(_ root: Node.Mapping) throws(ImportFailure) -> MappedWords<Int64> {
        guard root["stars"] != nil else { return MappedWords([]) }
        return try words("stars", .stars, root, (1...5).map { (String($0), $0) })
    }

    /// `refund_reasons: {不喜欢: 不喜欢}` or `[不喜欢, 质量问题]`: what a refund's reason may become. A reason that is not listed
    /// may be anything that a customer wrote, and stays out of the facts.
    func refundReasons(_ root: Node.Mapping) throws(ImportFailure) -> MappedWords<String> {
        guard let item = root["refund_reasons"] else { return MappedWords([]) }
        var reasons: [(word: String, meaning: String)] = []
        if let list = item.sequence {
            for entry in list { reasons.append((try reader.text(entry), try reason(entry))) }
        } else {
            for (word, meaning) in try reader.pairs(item) {
                reasons.append((try reader.text(word), try reason(meaning)))
            }
        }
        if !columns.contains(where: { $0.field == .reason }), reasons.contains(where: { $0.word != "*" }) {
            throw reader.failure(item, .wordsWithoutColumn(key: "refund_reasons", field: Field.reason.word))
        }
        return MappedWords(reasons)
    }

    private func reason(_ item: Node) throws(ImportFailure) -> String {
        let reason = try reader.text(item)
        guard reason != "*", ImpersonalText.kept(reason) == reason else {
            throw reader.failure(
                item,
                .wrongForm(
                    wanted: Phrase(
                        en: "a reason of at most 64 characters, without numbers or addresses that reach a person",
                        zh: "不超过 64 个字符、不含电话号码或邮箱的原因")))
        }
        return reason
    }

    private func words<Meaning: Sendable>(
        _ key: String, _ field: Field, _ root: Node.Mapping, _ known: [(word: String, meaning: Meaning)]
    ) throws(ImportFailure) -> MappedWords<Meaning> {
        let hasColumn = columns.contains { $0.field == field }
        guard let item = root[Node(key)] else {
            guard !hasColumn else { throw reader.failure(Node.mapping(root), .missing(key: key)) }
            return MappedWords([])
        }
        var words: [(word: String, meaning: Meaning)] = []
        for (word, meaning) in try reader.pairs(item) {
            words.append((try reader.text(word), try reader.word(meaning, known)))
        }
        if !hasColumn, words.contains(where: { $0.word != "*" }) {
            throw reader.failure(item, .wordsWithoutColumn(key: key, field: field.word))
        }
        return MappedWords(words)
    }

    private static func word(_ status: OrderStatus) -> String {
        switch status {
        case .placed: "placed"
        case .depositPaid: "deposit_paid"
        case .paid: "paid"
        case .grouped: "grouped"
        case .partShipped: "part_shipped"
        case .shipped: "shipped"
        case .delivered: "delivered"
        case .confirmed: "confirmed"
        case .closed: "closed"
        }
    }

    private static func word(_ kind: OrderKind) -> String {
        switch kind {
        case .ordinary: "ordinary"
        case .presale: "presale"
        case .group: "group"
        case .cashOnDelivery: "cash_on_delivery"
        }
    }
}
