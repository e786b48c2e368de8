package import Shop

extension SegmentProblem {
    package var code: String {
        switch cause {
        case .empty: "segment.empty"
        case .tooLong: "segment.too_long"
        case .tooDeep: "segment.too_deep"
        case .tooManyNodes: "segment.too_many_nodes"
        case .tooManyValues: "segment.too_many_values"
        case .hiddenCharacter: "segment.hidden_character"
        case .unknownWord: "segment.unknown_word"
        case .misplaced: "segment.misplaced"
        case .endTooEarly: "segment.end_too_early"
        case .unclosedText: "segment.unclosed_text"
        case .unclosedBracket: "segment.unclosed_bracket"
        case .badEscape: "segment.bad_escape"
        case .noSuchDay: "segment.no_such_day"
        case .numberTooLarge: "segment.number_too_large"
        case .tooManyDecimals: "segment.too_many_decimals"
        case .outOfRange: "segment.out_of_range"
        case .finerThanDay: "segment.finer_than_day"
        case .reversedRange: "segment.reversed_range"
        case .notNarrowedBy: "segment.not_narrowed_by"
        case .saidTwice: "segment.said_twice"
        case .notAShare: "segment.not_a_share"
        case .wrongDirection: "segment.wrong_direction"
        }
    }

    /// Where, what, and what could stand there instead.
    package var message: Phrase {
        let what = says
        return Phrase(
            en: "Line \(line), column \(column): \(what.english)\(hint(in: .english))",
            zh: "第 \(line) 行第 \(column) 个字：\(what.chinese)\(hint(in: .chinese))")
    }

    private var says: Phrase {
        switch cause {
        case .empty: Phrase(en: "there is nothing to ask", zh: "没有内容")
        case .tooLong(let bytes):
            Phrase(
                en: "the text has \(bytes.grouped) bytes, at most \(SegmentSize.mostBytes.grouped) are read",
                zh: "文本有 \(bytes.grouped) 字节，最多 \(SegmentSize.mostBytes.grouped) 字节")
        case .tooDeep:
            Phrase(
                en: "nested deeper than \(SegmentSize.mostDepth) levels", zh: "嵌套超过 \(SegmentSize.mostDepth) 层")
        case .tooManyNodes:
            Phrase(
                en:
                    "more than \(SegmentSize.mostNodes.grouped) conditions; make segments of the parts and use “in segment”",
                zh: "条件超过 \(SegmentSize.mostNodes.grouped) 个；可将各部分存为人群，再用“属于人群”引用")
        case .tooManyValues:
            Phrase(
                en: "more than \(SegmentSize.mostValues.grouped) values in one list; mark these customers with a tag",
                zh: "一个列表超过 \(SegmentSize.mostValues.grouped) 个值；可给这些客户打标签")
        case .hiddenCharacter(let code):
            Phrase(en: "a hidden character (\(code)) outside of quotes", zh: "引号之外有不可见字符（\(code)）")
        case .unknownWord(let word): Phrase(en: "“\(word)” is not a word of this language", zh: "不认识“\(word)”")
        case .misplaced(let word): Phrase(en: "“\(word)” cannot stand here", zh: "“\(word)”不能出现在这里")
        case .endTooEarly: Phrase(en: "something is missing at the end", zh: "句子没有写完")
        case .unclosedText: Phrase(en: "this quote is not closed on its line", zh: "引号没有在本行结束")
        case .unclosedBracket: Phrase(en: "this bracket is not closed", zh: "括号没有结束")
        case .badEscape(let text):
            Phrase(
                en: "“\(text)” is no escape; write \\\" \\\\ \\n \\t \\r or \\u{…}",
                zh: "“\(text)”不是转义；可写 \\\" \\\\ \\n \\t \\r 或 \\u{…}")
        case .noSuchDay(let text): Phrase(en: "there is no day “\(text)”", zh: "没有“\(text)”这一天")
        case .numberTooLarge(let text): Phrase(en: "the number \(text) is too large", zh: "数字 \(text) 太大")
        case .tooManyDecimals(let text):
            Phrase(en: "\(text) has more decimals than can be kept exactly", zh: "\(text) 的小数位过多，无法精确保存")
        case .outOfRange(let range): Phrase(en: "a number from \(range) belongs here", zh: "此处的数字应在 \(range) 之间")
        case .finerThanDay(let word):
            Phrase(
                en: "“\(word)” is finer than a day, and segments know whole days; write days",
                zh: "“\(word)”比一天更细，人群只按整天计算；请改用天")
        case .reversedRange: Phrase(en: "the range ends before it begins; swap the two", zh: "范围的终点早于起点；请对调")
        case .notNarrowedBy(let subject, let part):
            Phrase(
                en: "“\(subject.english)” cannot be narrowed by \(part.english)",
                zh: "“\(subject.chinese)”不能按\(part.chinese)限定")
        case .saidTwice(let what): Phrase(en: "\(what.english) is said twice", zh: "\(what.chinese)写了两次")
        case .notAShare(let subject):
            Phrase(en: "“\(subject.english)” is not counted in percent", zh: "“\(subject.chinese)”不按百分比计算")
        case .wrongDirection(let subject):
            Phrase(en: "this period does not fit “\(subject.english)”", zh: "这个时间范围不适用于“\(subject.chinese)”")
        }
    }

    private func hint(in language: Language) -> String {
        if let suggestion {
            return language == .english ? ". Did you mean “\(suggestion)”?" : "。是否想写“\(suggestion)”？"
        }
        let names = expected.map { $0.name(in: language) }.withoutRepeats.sorted()
        guard !names.isEmpty, names.count <= 12 else { return language == .english ? "." : "。" }
        return switch language {
        case .english: ". Expected: \(names.joined(separator: ", "))."
        case .chinese: "。此处可写：\(names.joined(separator: "、"))。"
        }
    }
}
