import Segments
import Shop
import Testing

@testable import Web

/// Conditions and text say the same, whichever was used.
struct EditorRowsTests {
    private static let today = BrandDay(number: 20_000)

    static let sentences = [
        "everyone", "nobody", "bought", "not bought", "bought at least 3 times within last 60 days",
        "not bought at least 3 times", "bought at most 2 times", "bought exactly 0 times",
        "bought category \"瑜伽垫\" within last 60 days and not bought category \"瑜伽服\"",
        "bought product (\"A\", \"B\") in store \"X\"", "bought \"a, b\"", "bought from source (jd, taobao)",
        "bought from source jd before 2024-06-18", "bought between 2024-06-01 and 2024-06-18",
        "bought since 30 days ago", "interacted this month", "first_order through live \"小艾\"",
        "first_order through live \"小艾\" within last 30 days", "last_order known", "not last_order known",
        "last_order older than 90 days", "birthday within next 7 days", "birthday today", "orders.count >= 3",
        "orders.count between 2 and 5", "spent > 2000.5 within last 365 days", "spent > average",
        "spent in top 20% within last 12 months", "return_rate > 30%", "return_rate > 0.0005%",
        "not spent > 100", "days_since_last_order < 10", "reviews.lowest <= 2", "due today",
        "due for \"洗发水\" within 5 days", "overdue", "overdue by more than 2 weeks", "not overdue", "rfm is 001",
        "rfm is not 111", "rfm is 1x1", "stage is dormant", "stage in (new, active)", "value is high",
        "churn is long", "tag \"VIP\"", "not tag \"VIP\"", "tag in (\"A\", \"B\")", "city is \"杭州\"",
        "city not in (\"杭州\", \"上海\")",
        "store is \"天猫旗舰店\"", "not source is jd", "trait.skin is \"dry\"", "consented to sms for marketing",
        "withdrew consent to phone", "in segment \"老客\"", "not in segment \"老客\"",
        "(rfm is 111 or spent > 5 and (tag \"a\" or not (tag \"b\" and tag \"c\"))) and not (overdue or bought)",
        "tag \"a\" or (tag \"b\" and (tag \"c\" or (tag \"d\" and (tag \"e\" or tag \"f\"))))",
    ]

    @Test(arguments: sentences)
    func rowsSayWhatTheTextSays(_ sentence: String) throws {
        let segment = try SegmentParser.parse(sentence)
        for language in Language.allCases {
            let rows = EditorRows(segment, in: language, today: Self.today)
            #expect(rows.rows.first?.isGroup == true && rows.rows.count > 1)
            #expect(rows.rows.dropFirst().allSatisfy { (1...3).contains($0.depth) })
            let said = rows.said(.of(language), labels: .standard)
            #expect(said.mistakes.isEmpty)
            #expect(said.segment == segment, "\(said.segment?.text() ?? "")")
            let sent = EditorRows(Self.form(rows), today: Self.today)
            #expect(sent.said(.of(language), labels: .standard).segment == segment)
        }
    }

    /// What the page sends of its rows.
    private static func form(_ rows: EditorRows) -> FormFields {
        var fields: [(name: String, value: String)] = []
        for (place, row) in rows.rows.enumerated() {
            let name = "c\(place)."
            fields.append((name + "depth", String(row.depth)))
            switch row.content {
            case .group(let join): fields += [(name + "kind", "group"), (name + "join", join.rawValue)]
            case .text(let sentence): fields += [(name + "kind", "text"), (name + "sentence", sentence)]
            case .clause(let draft):
                fields += [(name + "kind", "clause"), (name + "subject", draft.subject.word)]
                fields += draft.slots.map { (name + $0.rawValue, draft.value(of: $0)) }
            }
        }
        return FormFields(fields)
    }

    @Test func everySubjectBeginsAsAConditionOrSaysWhatIsMissing() throws {
        for subject in ClauseSubject.groups.flatMap(\.subjects) {
            let draft = ClauseDraft(subject, today: Self.today)
            #expect(ClauseSubject(subject.word) == subject)
            guard let segment = try? draft.segment() else {
                #expect(draft.slots.contains(.names), "\(subject.word)")
                continue
            }
            let read = try SegmentParser.parse(segment.text())
            #expect(read == segment, "\(subject.word)")
        }
    }

    @Test func buttonsAddAndTakeAway() {
        var rows = EditorRows(today: Self.today)
        rows.act("add-clause")
        rows.act("add-group")
        rows.act("add-to:2")
        #expect(rows.rows.map(\.depth) == [0, 1, 1, 2, 2])
        rows.act("remove:2")
        #expect(rows.rows.map(\.depth) == [0, 1])
        for nonsense in ["remove:0", "remove:9", "remove:-1", "add-to:1", "add-to:x", "", "anything"] {
            rows.act(nonsense)
        }
        #expect(rows.rows.count == 2)
        rows.act("remove:1")
        #expect(rows.rows.isEmpty)
    }

    @Test(
        arguments: [
            ("stage is dorment", "stage is ", "dorment"),
            ("orders.count >= 3\nand stage is dorment", "orders.count >= 3\nand stage is ", "dorment"),
            ("orders.count >=", "", nil), ("城市是\"杭州\" 且 沉睡者", "", nil),
        ] as [(String, String, String?)])
    func theTextIsCutWhereItIsWrong(_ text: String, _ before: String, _ word: String?) throws {
        let problem = try #require(throws: SegmentProblem.self) { try SegmentParser.parse(text) }
        let place = ProblemPlace(problem, in: text)
        #expect(place.before + place.word + place.rest == text)
        if let word { #expect(place.before == before && place.word == word) }
    }
}
