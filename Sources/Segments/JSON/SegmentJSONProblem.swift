package import Shop

/// Why a JSON text is no segment, and where.
package struct SegmentJSONProblem: Explained, Hashable {
    package let cause: Cause
    /// As in `all[1].happening.count`; empty for the whole.
    package let path: String

    package enum Cause: Hashable, Sendable {
        case malformed
        case tooLong, tooDeep, tooManyNodes, tooManyValues
        /// The value is not of the kind that belongs here.
        case expected(Phrase)
        case missing(String)
        case unknownField(String, nearest: String?)
        case unknownWord(String, nearest: String?)
        case outOfRange(String)
        case doesNotFit(Phrase)
    }

    init(_ cause: Cause, at path: [any CodingKey] = []) {
        self.cause = cause
        self.path = path.reduce("") { path, key in
            if let index = key.intValue { return "\(path)[\(index)]" }
            return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
        }
    }

    package var kind: FailureKind { .invalid }

    package var code: String {
        switch cause {
        case .malformed: "segment.json.malformed"
        case .tooLong: "segment.too_long"
        case .tooDeep: "segment.too_deep"
        case .tooManyNodes: "segment.too_many_nodes"
        case .tooManyValues: "segment.too_many_values"
        case .expected: "segment.json.expected"
        case .missing: "segment.json.missing"
        case .unknownField: "segment.json.unknown_field"
        case .unknownWord: "segment.unknown_word"
        case .outOfRange: "segment.out_of_range"
        case .doesNotFit: "segment.does_not_fit"
        }
    }

    package var message: Phrase {
        let says = says
        guard !path.isEmpty else { return says }
        return Phrase(en: "\(path): \(says.english)", zh: "\(path)：\(says.chinese)")
    }

    private var says: Phrase {
        switch cause {
        case .malformed: Phrase(en: "this is no JSON", zh: "不是有效的 JSON")
        case .tooLong:
            Phrase(
                en: "more than \(SegmentJSON.mostBytes.grouped) bytes", zh: "超过 \(SegmentJSON.mostBytes.grouped) 字节")
        case .tooDeep:
            Phrase(
                en: "nested deeper than \(SegmentSize.mostDepth) levels", zh: "嵌套超过 \(SegmentSize.mostDepth) 层")
        case .tooManyNodes:
            Phrase(
                en: "more than \(SegmentSize.mostNodes.grouped) conditions",
                zh: "条件超过 \(SegmentSize.mostNodes.grouped) 个")
        case .tooManyValues:
            Phrase(
                en: "more than \(SegmentSize.mostValues.grouped) values in one list",
                zh: "一个列表超过 \(SegmentSize.mostValues.grouped) 个值")
        case .expected(let what): Phrase(en: "expected \(what.english)", zh: "应为\(what.chinese)")
        case .missing(let field): Phrase(en: "“\(field)” is missing", zh: "缺少“\(field)”")
        case .unknownField(let field, let nearest):
            Phrase(
                en: "there is no field “\(field)”\(nearest.map { "; did you mean “\($0)”?" } ?? "")",
                zh: "没有字段“\(field)”\(nearest.map { "；是否想写“\($0)”？" } ?? "")")
        case .unknownWord(let word, let nearest):
            Phrase(
                en: "“\(word)” is not known here\(nearest.map { "; did you mean “\($0)”?" } ?? "")",
                zh: "此处没有“\(word)”\(nearest.map { "；是否想写“\($0)”？" } ?? "")")
        case .outOfRange(let range): Phrase(en: "expected a number from \(range)", zh: "数字应在 \(range) 之间")
        case .doesNotFit(let what):
            Phrase(en: "\(what.english) does not fit here", zh: "此处不能使用\(what.chinese)")
        }
    }
}

extension SegmentJSONProblem {
    /// What the decoder itself found wrong.
    init(_ error: DecodingError) {
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self.init(.expected(Phrase(en: "another kind of value", zh: "其他类型的值")), at: context.codingPath)
        case .keyNotFound(let key, let context): self.init(.missing(key.stringValue), at: context.codingPath)
        case .dataCorrupted(let context): self.init(.malformed, at: context.codingPath)
        @unknown default: self.init(.malformed)
        }
    }
}
