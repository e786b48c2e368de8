import Insight
import Operations
import Segments
import Shop

/// What the address asks to compare: `a` and `b`, by their names in addresses, and the days `aDay` and `bDay`. Two
/// segments are held against each other on one day by what is known now; one on two days as it was recorded.
struct SegmentComparePart {
    private static let shown = 5

    private enum Asked {
        case nothing
        case segments(SavedSegment, SavedSegment, on: BrandDay?)
        case days(SavedSegment, BrandDay, BrandDay)
        /// With what is wrong.
        case wrong(String)
    }

    let shell: Shell
    private let saved: [SavedSegment]
    private let asked: Asked

    init(_ shell: Shell) async throws {
        self.shell = shell
        let saved = try await shell.visit.run(ListSegments(brand: shell.name)).map(\.segment)
        self.saved = saved
        asked = Self.asked(shell, saved)
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    private static func asked(_ shell: Shell, _ saved: [SavedSegment]) -> Asked {
        let query = shell.visit.query
        func chosen(_ name: String) -> SavedSegment? {
            query.filled(name).flatMap { key in saved.first { shell.key(of: $0) == key } }
        }
        let days = ["aDay", "bDay"].map { query.filled($0) }
        guard days.allSatisfy({ $0.map { BrandDay($0) != nil } ?? true }) else {
            return .wrong(shell.words("segments.noSuchDay"))
        }
        let (oneDay, otherDay) = (days[0].flatMap { BrandDay($0) }, days[1].flatMap { BrandDay($0) })
        guard let one = chosen("a") else { return .nothing }
        let other = chosen("b") ?? one
        if one.id == other.id {
            let (from, to) = (oneDay ?? shell.today, otherDay ?? shell.today)
            return from == to ? .nothing : .days(one, from, to)
        }
        guard (oneDay ?? shell.today) == (otherDay ?? shell.today) else {
            return .wrong(shell.words("segments.oneDayForTwo"))
        }
        return .segments(one, other, on: oneDay ?? otherDay)
    }

    private func answer(limit: Int?) async throws -> CompareSegments.Answer? {
        switch asked {
        case .nothing, .wrong: return nil
        case .segments(let one, let other, let day):
            return try await shell.visit.run(
                CompareSegments(.segments(one.name, other.name, on: day), brand: shell.name, limit: limit))
        case .days(let one, let from, let to):
            return try await shell.visit.run(
                CompareSegments(.days(one.name, from, to), brand: shell.name, limit: limit))
        }
    }

    func values() async throws -> PageValues {
        let query = shell.visit.query
        var values: PageValues = [
            "ones": options("a"), "others": options("b"),
            "form": ["aDay": query["aDay"] ?? "", "bDay": query["bDay"] ?? ""] as PageValues,
        ]
        if case .wrong(let problem) = asked { values["problem"] = problem }
        do {
            if let answer = try await answer(limit: Self.shown) { values["compared"] = try await compared(answer) }
        } catch let error as any Explained where error.isMendable {
            values["problem"] = error.message(in: words.language)
        }
        return values
    }

    private func options(_ name: String) -> [PageValues] {
        let chosen = shell.visit.query.filled(name)
        return [PageValues.option("", words("segments.choose"), isChosen: chosen == nil)]
            + saved.map { .option(shell.key(of: $0), $0.name, isChosen: shell.key(of: $0) == chosen) }
    }

    private func compared(_ answer: CompareSegments.Answer) async throws -> PageValues {
        let (one, other, both) = (answer.one, answer.other, answer.both)
        let all = one.alone + both + other.alone
        let greatest = Double(max(one.alone, both, other.alone))
        let sample = SegmentSample(shell)
        var lists = [
            list(
                "segments.onlyOne", one.lines.map { sample.face($0.customer, $0.name) }, of: one.alone),
            list(
                "segments.onlyOther", other.lines.map { sample.face($0.customer, $0.name) }, of: other.alone),
        ]
        if let shared = try await shared(sample) { lists.insert(list("segments.inBoth", shared, of: both), at: 1) }
        func part(_ word: String, _ count: Int, _ share: String) -> PageValues {
            [
                "tone": Tone(Double(count), of: greatest).name, "label": words(word), "count": written.count(count),
                "share": share,
            ]
        }
        return [
            "remarks": answer.remarks.map { $0(in: words.language) },
            "csv": ["compare": shell.path + "/segments/compare.csv?" + shell.visit.query.text] as PageValues,
            "summary": words(
                "segments.overlapSummary",
                [
                    "both": written.count(both), "shareOne": percent(both, of: one.count),
                    "shareOther": percent(both, of: other.count),
                ]),
            "shares": [
                part("segments.onlyOne", one.alone, label(one)), part("segments.inBoth", both, percent(both, of: all)),
                part("segments.onlyOther", other.alone, label(other)),
            ],
            "oneLabel": label(one), "otherLabel": label(other),
            "sums": sums(answer).map { sum in
                [
                    "label": words(sum.word), "oneValue": written.count(sum.one),
                    "otherValue": written.count(sum.other),
                ] as PageValues
            }, "lists": lists,
        ]
    }

    private func sums(_ answer: CompareSegments.Answer) -> [(word: String, one: Int, other: Int)] {
        [
            ("segments.sumMembers", answer.one.count, answer.other.count),
            ("segments.sumBoth", answer.both, answer.both),
            ("segments.sumAlone", answer.one.alone, answer.other.alone),
        ]
    }

    private func list(_ word: String, _ faces: [PageValues], of count: Int) -> PageValues {
        let rest = count - faces.count
        return .filled([
            "label": words(word), "hasSample": !faces.isEmpty, "sample": faces,
            "more": rest > 0 ? words("segments.andMore", ["count": written.count(rest)]) : nil,
        ])
    }

    /// Some of those who are in both; nil where that is asked of what was recorded, or of a day that is over.
    private func shared(_ sample: SegmentSample) async throws -> [PageValues]? {
        guard case .segments(let one, let other, on: nil) = asked else { return nil }
        let both = Segment.all([.clause(.segment([one.name])), .clause(.segment([other.name]))])
        return try await sample.of(both.text(in: .english))
    }

    private func percent(_ part: Int, of whole: Int) -> String {
        Share(part, of: whole).rate.map { written.percent($0) } ?? "–"
    }

    private func label(_ side: CompareSegments.Side) -> String {
        guard side.day != shell.today else { return side.title }
        return words(
            "segments.onDate", ["name": side.title, "day": written.day(side.day, today: shell.today)])
    }

    /// The same numbers; nil where nothing is compared.
    func sheet() async throws -> Sheet? {
        guard let answer = try await answer(limit: 0) else { return nil }
        return Sheet(
            titles: [words("segments.figure"), label(answer.one), label(answer.other)],
            rows: sums(answer).map { [words($0.word), String($0.one), String($0.other)] })
    }
}
