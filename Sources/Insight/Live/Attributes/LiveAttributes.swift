import Columns
import Facts
import Shop

/// What was stated of the persons of a part, list by list; a brand of which nothing was stated has none.
struct LiveAttributes: Sendable {
    private var lists: [AttributeKey: AttributeList] = [:]

    /// How many statements there are.
    var count: Int { lists.values.reduce(0) { $0 + $1.count } }
    var bytes: Int { lists.values.reduce(0) { $0 + $1.bytes } }
    var keys: [AttributeKey] { Array(lists.keys) }

    /// Nil for an attribute that nobody has.
    subscript(key: AttributeKey) -> AttributeList? { lists[key] }

    /// Puts the lists of another part behind these, its slots moved up.
    mutating func append(_ other: LiveAttributes, slotsBefore: Int32) {
        for (key, list) in other.lists {
            lists[key, default: AttributeList()].append(list, slotsBefore: slotsBefore)
        }
    }

    /// Sorts what was drafted into lists.
    ///
    /// - Parameters:
    ///   - slot: the slot of a person; nil for those of other parts, and for nobody.
    ///   - words: knows the words that the drafts name.
    init(
        _ drafts: [AttributesDraft], slots: Int, slot: (Int32) -> Int32?, words: inout AttributeWords,
        clock: inout DayClock
    ) {
        guard drafts.contains(where: { !$0.statements.isEmpty }) else { return }
        let sorted = SlotOrder(slots: slots, drafts.map(\.persons.indices), slot: slot) {
            drafts[$0].statements[$1].moment
        }
        var places = sorted.places
        for slot in 0..<slots {
            let rows = Int(sorted.firsts[slot])..<Int(sorted.firsts[slot + 1])
            Self.settle(&places[rows], drafts)
            // Of each customer who is read as the person.
            var memberSince: [Int64: Int32] = [:]
            for place in places[rows] {
                let statement = drafts[Int(place.draft)].statements[Int(place.row)]
                let key = drafts[Int(place.draft)].keys[Int(statement.key)]
                guard var value = Self.value(of: statement, key, &words) else { continue }
                if key == .memberSince {
                    memberSince[statement.customer] = value == AttributeList.nothing ? nil : value
                    value = memberSince.values.min() ?? AttributeList.nothing
                }
                lists[key, default: AttributeList()].append(
                    slot: Int32(slot), day: clock.day(of: statement.moment), value: value)
            }
        }
        for key in lists.keys { lists[key]?.trim() }
    }

    init() {}

    init(_ lists: [AttributeKey: AttributeList]) {
        self.lists = lists
    }

    /// Sorts what is of the same moment by when it was recorded; nearly always it is sorted already.
    private static func settle(_ places: inout ArraySlice<SlotOrder.Place>, _ drafts: [AttributesDraft]) {
        func order(_ place: SlotOrder.Place) -> (Int64, Int64, Int64) {
            let statement = drafts[Int(place.draft)].statements[Int(place.row)]
            return (statement.moment, statement.recordedAt, statement.id)
        }
        for row in places.indices.dropFirst() where order(places[row - 1]) > order(places[row]) {
            places.sort { order($0) < order($1) }
            return
        }
    }

    /// Nil for what an attribute of that key cannot have.
    private static func value(
        of statement: AttributesDraft.Statement, _ key: AttributeKey, _ words: inout AttributeWords
    ) -> Int32? {
        guard statement.form != .nothing else { return AttributeList.nothing }
        switch key {
        case .tag, .consent, .interaction: return Int32(clamping: statement.value)
        case .birthday: return statement.form == .dayOfYear ? Int32(clamping: statement.value) : nil
        case .memberSince:
            return statement.form == .date ? max(Int32(clamping: statement.value), AttributeList.nothing + 1) : nil
        case .field, .trait: return words.place(of: statement.form, statement.value)
        }
    }
}
