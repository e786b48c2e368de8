import Insight
import Operations
import Segments
import Shop

/// Whom a segment that is being written fits, or what is wrong with it.
struct SegmentPreviewPart {
    private let editor: SegmentEditor

    init(_ editor: SegmentEditor) {
        self.editor = editor
    }

    private var shell: Shell { editor.shell }
    private var words: Words { shell.words }

    func values() async throws -> PageValues {
        switch editor.state {
        case .nothing: return ["nothing": true]
        case .unfinished: return ["wrong": said(words("segments.unfinished"))]
        case .wrong(let problem): return ["wrong": wrong(problem)]
        case .says(let segment):
            do {
                return ["good": try await good(segment)]
            } catch let error as any Explained where error.isMendable {
                return ["wrong": said(error.message(in: words.language))]
            }
        }
    }

    private func good(_ segment: Segment) async throws -> PageValues {
        let text = segment.text(in: .english)
        let answer = try await shell.visit.run(AskSegment(text, brand: shell.name, limit: 0))
        let count = answer.members.members.count
        let sample = try await SegmentSample(shell).of(text)
        let share = Share(count, of: answer.members.known).rate
        return [
            "members": shell.written.count(count),
            "ofAll": words(
                "segments.ofAll",
                [
                    "share": share.map { shell.written.percent($0) } ?? "–",
                    "count": shell.written.count(answer.members.known),
                ]),
            "remarks": answer.remarks.map { $0(in: words.language) }, "hasSample": !sample.isEmpty, "sample": sample,
        ]
    }

    private func said(_ message: String) -> PageValues {
        ["message": message, "before": "", "word": "", "rest": "", "hasLikely": false, "likely": [PageValues]()]
    }

    /// The problem under the word that it belongs to.
    private func wrong(_ problem: SegmentProblem) -> PageValues {
        let place = ProblemPlace(problem, in: editor.text)
        let language = words.language
        var likely: [PageValues] = []
        if let word = problem.suggestion {
            likely = [["put": word, "at": String(place.start), "over": String(place.word.count), "label": word]]
        }
        // A few are told with the problem itself.
        let names = Array(Set(problem.expected.map { $0.name(in: language) })).sorted()
        let isLong = problem.suggestion == nil && names.count > Self.toldWithIt
        let some = names.prefix(Self.mostExpected).joined(separator: language == .chinese ? "、" : ", ")
        return .filled([
            "message": problem.message(in: language), "before": place.before, "word": place.word, "rest": place.rest,
            "hasLikely": !likely.isEmpty, "likely": likely,
            "expected": isLong
                ? words("segments.expected", ["words": some + (names.count > Self.mostExpected ? " …" : "")]) : nil,
        ])
    }

    private static let toldWithIt = 12
    private static let mostExpected = 24
}
