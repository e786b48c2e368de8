import Segments
import Shop

/// What a condition of the editor is about.
enum ClauseSubject: Hashable, Sendable {
    case act(Act)
    case measure(Measure)
    case moment(Segments.Moment)
    case due, rfm, stage, value, lapse, segment, tag, store, source
    case field(PersonField)
    case consent(isWithdrawn: Bool)

    /// As forms and catalogues of words have it.
    var word: String {
        switch self {
        case .act(let act): act.rawValue
        case .measure(let measure): measure.rawValue.replacing(".", with: "_")
        case .moment(let moment): moment.rawValue
        case .due: "due"
        case .rfm: "rfm"
        case .stage: "stage"
        case .value: "value"
        case .lapse: "churn"
        case .segment: "segment"
        case .tag: "tag"
        case .store: "store"
        case .source: "source"
        case .field(let field): field.rawValue
        case .consent(let isWithdrawn): isWithdrawn ? "withdrew" : "consented"
        }
    }

    /// All, under the words of their headings.
    static let groups: [(heading: String, subjects: [ClauseSubject])] = [
        ("purchases", [.act(.bought), .act(.returned)]),
        ("behaviour", Act.allCases.filter { $0 != .bought && $0 != .returned }.map(ClauseSubject.act)),
        ("numbers", Measure.allCases.map(ClauseSubject.measure)),
        ("moments", Segments.Moment.allCases.map(ClauseSubject.moment)),
        ("standing", [.due, .rfm, .stage, .value, .lapse, .segment]),
        ("person", ofPersons),
    ]

    private static let ofPersons: [ClauseSubject] = {
        var subjects: [ClauseSubject] = [.tag, .store, .source]
        subjects += PersonField.allCases.map(ClauseSubject.field)
        subjects += [.consent(isWithdrawn: false), .consent(isWithdrawn: true)]
        return subjects
    }()

    private static let byWord: [String: ClauseSubject] = Dictionary(
        groups.flatMap(\.subjects).map { ($0.word, $0) }, uniquingKeysWith: { first, _ in first })

    /// Nil for a word of none.
    init?(_ word: String) {
        guard let subject = Self.byWord[word] else { return nil }
        self = subject
    }

    /// By what it can be narrowed; nothing for most.
    var parts: Set<OrderFilter.Part> {
        switch self {
        case .act(let act): act.parts
        case .measure(let measure): measure.parts
        case .moment(let moment): moment.parts
        case .due: [.goods]
        case .rfm, .stage, .value, .lapse, .segment, .tag, .store, .source, .field, .consent: []
        }
    }

    var isAct: Bool {
        if case .act = self { true } else { false }
    }

    /// Whether its number is written in percent.
    var isShare: Bool {
        guard case .measure(let measure) = self else { return false }
        return measure.unit == .share
    }
}
