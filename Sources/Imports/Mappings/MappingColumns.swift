import Shop
import Yams

/// Reads which columns of a mapping tell which fields, and which name the buyer.
struct MappingColumns {
    let reader: MappingReader
    let kind: MappingKind

    func fields(_ root: Node.Mapping) throws(ImportFailure) -> [FieldColumn] {
        let item = root["columns"]
        guard let item else {
            if kind.required.isEmpty { return [] }
            return try reader.required("columns", root) { (_) throws(ImportFailure) in [] }
        }
        var columns: [FieldColumn] = []
        for (key, value) in try reader.pairs(item) {
            columns.append(try column(key, value))
        }
        for fields in kind.required where !fields.contains(where: { field in columns.contains { $0.field == field } }) {
            throw reader.failure(item, .missingField(fields: fields.map(\.word)))
        }
        try checkCompanions(columns, item)
        return columns
    }

    /// `buyer: [{column: 会员号, kind: account}, …]`, in order of preference.
    func buyers(_ root: Node.Mapping) throws(ImportFailure) -> [BuyerColumn] {
        guard let item = root["buyer"] else {
            if kind == .customers { return try reader.required("buyer", root) { (_) throws(ImportFailure) in [] } }
            return []
        }
        guard kind != .products else {
            throw reader.failure(item, .unknownKey(key: "buyer", nearest: nil, known: MappingReader.keys))
        }
        guard let list = item.sequence, !list.isEmpty else {
            throw reader.failure(
                item,
                .wrongForm(wanted: Phrase(en: "a list of “- {column: …, kind: …}”", zh: "“- {column: …, kind: …}”的列表")))
        }
        var buyers: [BuyerColumn] = []
        for entry in list { buyers.append(try buyer(entry)) }
        return buyers
    }

    private func column(_ key: Node, _ value: Node) throws(ImportFailure) -> FieldColumn {
        let word = try reader.text(key)
        guard let field = Field(word: word), kind.fields.contains(field) else {
            let known = kind.fields.map(\.word)
            throw reader.failure(
                key, .unknownField(field: word, nearest: NearestWord.to(word, among: known), known: known))
        }
        guard let parts = value.mapping else {
            return FieldColumn(field, names: try reader.texts(value), isJoined: false)
        }
        guard let joined = parts["join"], parts.count == 1, field == .address || field == .name else {
            throw reader.failure(
                value,
                .wrongForm(
                    wanted: Phrase(
                        en: "a column's name or a list of them; only address and name take “{join: […]}”",
                        zh: "列名或列名列表；只有 address 和 name 可以用“{join: […]}”")))
        }
        return FieldColumn(field, joining: try reader.texts(joined))
    }

    private func buyer(_ entry: Node) throws(ImportFailure) -> BuyerColumn {
        let keys = ["column", "kind"]
        for (key, _) in try reader.pairs(entry) {
            let word = try reader.text(key)
            guard keys.contains(word) else {
                throw reader.failure(
                    key, .unknownKey(key: word, nearest: NearestWord.to(word, among: keys), known: keys))
            }
        }
        guard let column = entry["column"] else { throw reader.failure(entry, .missing(key: "column")) }
        guard let kind = entry["kind"] else { throw reader.failure(entry, .missing(key: "kind")) }
        let kinds = IdentityKind.allCases.filter { $0 != .anonymous }.map { ($0.rawValue, $0) }
        return BuyerColumn(try reader.word(kind, kinds), names: try reader.texts(column))
    }

    /// Fields that mislead without another one.
    private func checkCompanions(_ columns: [FieldColumn], _ item: Node) throws(ImportFailure) {
        let fields = Set(columns.map(\.field))
        func check(_ field: Field, needs needed: Field) throws(ImportFailure) {
            guard fields.contains(field), !fields.contains(needed) else { return }
            throw reader.failure(item, .needs(field: field.word, needed: needed.word))
        }
        switch kind {
        case .lines:
            for field in [Field.goods, .freight, .received, .refunded] { try check(field, needs: .paid) }
        case .refunds:
            if !fields.contains(.amount) {
                try check(.quantity, needs: .unitPrice)
                if !fields.contains(.productCode) { try check(.quantity, needs: .productTitle) }
            }
            try check(.paid, needs: .orderNumber)
            try check(.paid, needs: .refundState)
        case .orders, .customers, .products, .reviews: break
        }
    }
}
