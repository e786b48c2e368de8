import Shop

/// The members of an object, read by what they mean, as the cells of a row are: an empty or missing one is nil, one that
/// does not hold what it should is a fault that names it.
struct JSONFields {
    let value: JSONValue
    /// Where it lies, as `email_marketing_consent.`
    private let path: String
    private let clock: Clock

    init(_ value: JSONValue, _ options: ImportOptions, in zone: Clock? = nil) {
        self.init(value, path: "", clock: zone ?? Clock(zone: options.zone, order: .yearFirst, now: options.now))
    }

    private init(_ value: JSONValue, path: String, clock: Clock) {
        self.value = value
        self.path = path
        self.clock = clock
    }

    /// What a member says, without blanks around it.
    func text(_ name: String) throws(WebhookFault) -> String? {
        try read(name) { (cell) throws(CellFault) in cell.isEmpty ? nil : cell.text }
    }

    /// What the first of two members says that says anything.
    func text(_ name: String, else other: String) throws(WebhookFault) -> String? {
        if let text = try text(name) { return text }
        return try text(other)
    }

    func moment(_ name: String, else other: String) throws(WebhookFault) -> Instant? {
        if let moment = try moment(name) { return moment }
        return try moment(other)
    }

    func identifier(_ name: String) throws(WebhookFault) -> String? {
        try read(name) { (cell) throws(CellFault) in try IdentifierText.read(cell) }
    }

    func moment(_ name: String) throws(WebhookFault) -> Instant? {
        try read(name) { (cell) throws(CellFault) in try clock.moment(cell) }
    }

    /// Zero or above.
    func amount(_ name: String) throws(WebhookFault) -> Millionths? {
        guard let amount = try read(name, { (cell) throws(CellFault) in try AmountText.read(cell) }) else { return nil }
        guard amount >= .zero else {
            throw fault(
                name,
                CellFault("amount.negative", en: "negative; write an amount of 0 or above", zh: "金额为负，请填写不小于 0 的金额"))
        }
        return amount
    }

    func flag(_ name: String) throws(WebhookFault) -> Bool? {
        switch value[name] {
        case nil, .null: nil
        case .bool(let flag): flag
        default: throw fault(name, CellFault("flag.unreadable", en: "neither true nor false", zh: "应为 true 或 false"))
        }
    }

    func object(_ name: String) throws(WebhookFault) -> JSONFields? {
        switch value[name] {
        case nil, .null: return nil
        case .object?: return JSONFields(value[name] ?? .null, path: "\(path)\(name).", clock: clock)
        default:
            throw fault(
                name,
                CellFault("json.not_an_object", en: "a value stands where an object should", zh: "此处应为对象，而不是单个值"))
        }
    }

    /// The objects of a list; none where there is no list.
    func objects(_ name: String) throws(WebhookFault) -> [JSONFields] {
        switch value[name] {
        case nil, .null: return []
        case .list(let items)?:
            guard items.count <= ElementLayout.mostLines else {
                throw fault(
                    name,
                    CellFault(
                        "json.too_many_lines", en: "more than \(ElementLayout.mostLines) items", zh: "条目过多"))
            }
            return items.map { JSONFields($0, path: "\(path)\(name).", clock: clock) }
        default:
            throw fault(
                name, CellFault("json.not_a_list", en: "a value stands where a list should", zh: "此处应为列表，而不是单个值"))
        }
    }

    func required<Value>(_ value: Value?, _ name: String) throws(WebhookFault) -> Value {
        guard let value else { throw fault(name, .empty) }
        return value
    }

    /// - Throws: where the object has a member that is none of these, or one of them twice.
    func onlyHolds(_ names: Set<String>) throws(WebhookFault) {
        guard case .object(let members) = value else { return }
        var seen: Set<String> = []
        for member in members {
            guard names.contains(member.name) else {
                throw fault(
                    String(member.name.prefix(60)),
                    CellFault(
                        "field.unknown", en: "no such field; it takes: \(names.sorted().joined(separator: ", "))",
                        zh: "没有该字段；可用：\(names.sorted().joined(separator: "、"))"))
            }
            guard seen.insert(member.name).inserted else {
                throw fault(
                    member.name, CellFault("json.twice", en: "told twice; keep the right one", zh: "出现两次，请保留正确的一个"))
            }
        }
    }

    func fault(_ name: String, _ fault: CellFault) -> WebhookFault {
        let text = value[name]?.cell ?? ""
        return WebhookFault(
            .invalid,
            // Whatever stands there may tell of a person.
            RowProblem(column: path + name, value: String(text.prefix(200)), fault).personal(true))
    }

    private func read<Value>(
        _ name: String, _ reading: (Cell) throws(CellFault) -> Value?
    ) throws(WebhookFault) -> Value? {
        guard let member = value[name] else { return nil }
        guard var text = member.cell else {
            throw fault(
                name,
                CellFault(
                    "json.not_a_value", en: "a list or an object stands where one value should", zh: "此处应为单个值，而不是列表或对象")
            )
        }
        let read: Result<Value?, CellFault> = text.withUTF8 { bytes in
            Result { () throws(CellFault) in try reading(Cell(bytes)) }
        }
        switch read {
        case .success(let value): return value
        case .failure(let problem): throw fault(name, problem)
        }
    }
}
