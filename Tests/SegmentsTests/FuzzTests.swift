import Foundation
import Shop
import Testing

@testable import Segments

/// Whatever is typed or sent, the answer is a segment or a located problem.
struct FuzzTests {
    @Test(arguments: 0..<4) func brokenTextsAreReadOrRefused(_ seed: Int) {
        var random = RandomSegments(UInt64(1000 + seed))
        for _ in 0..<400 {
            var text = Array(random.segment(depth: 3).text(in: random.one(Language.allCases)).unicodeScalars)
            for _ in 0..<random.pick(1...4) { change(&text, &random) }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: text)
            check(String(view))
        }
    }

    @Test func anyBytesAreReadOrRefused() {
        var random = RandomSegments(7)
        for _ in 0..<1000 {
            let bytes = (0..<random.pick(0...60)).map { _ in UInt8(random.pick(0...255)) }
            check(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func brokenJSONIsReadOrRefused() throws {
        var random = RandomSegments(8)
        for _ in 0..<1000 {
            var bytes = Array(try SegmentJSON.write(random.segment(depth: 2)))
            for _ in 0..<random.pick(1...3) where !bytes.isEmpty {
                let place = random.pick(0...bytes.count - 1)
                switch random.pick(0...2) {
                case 0: bytes[place] = UInt8(random.pick(0...255))
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: random.one(Self.pieces).utf8, at: place)
                }
            }
            do throws(SegmentJSONProblem) {
                let segment = try SegmentJSON.read(Data(bytes))
                // What is read can be written as text and read again.
                #expect(segment.clauses.allSatisfy { $0.misfit == nil })
                check(segment.text())
            } catch {
                #expect(!error.message.english.isEmpty)
            }
        }
    }

    private func change(_ text: inout [Unicode.Scalar], _ random: inout RandomSegments) {
        guard !text.isEmpty else { return }
        let place = random.pick(0...text.count - 1)
        switch random.pick(0...4) {
        case 0: text.remove(at: place)
        case 1: text[place] = Unicode.Scalar(UInt32(random.pick(0...0x2FFF))) ?? "x"
        case 2: text.insert(contentsOf: random.one(Self.pieces).unicodeScalars, at: place)
        case 3: text.removeSubrange(place..<min(text.count, place + random.pick(1...8)))
        default: text.insert(contentsOf: text[place..<min(text.count, place + random.pick(1...8))], at: place)
        }
    }

    private static let pieces = [
        "(", ")", "\"", "“", "\\", "\\u{", "not ", "未", "近", "9999999999999999999999", "-", "0.", "2025-13-99", "#",
        "\u{0}",
        "\u{202E}", "\u{301}", " and ", "或", "，", "％", "在", "between ", "{}", "[", "{\"not\":", "null", "1e999", ":",
        ",",
        "2025年", "天内", "x", "1x1",
    ]

    private func check(_ text: String) {
        do throws(SegmentProblem) {
            let segment = try SegmentParser.parse(text)
            let written = segment.text()
            #expect((try? SegmentParser.parse(written)) == segment, "\(text) → \(written)")
        } catch {
            #expect(error.line >= 1 && error.column >= 1 && error.place.length >= 0)
            #expect(!error.message.english.isEmpty && !error.message.chinese.isEmpty)
        }
        _ = Completions.at(text.count / 2, in: text)
    }
}
