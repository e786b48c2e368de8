package import Shop

/// What can go wrong with saved segments.
package enum SegmentsError: Explained, Equatable {
    case noSuchSegment(name: String, known: [String])
    /// It stays while others name it.
    case isNamed(name: String, by: [String])
    /// A day is asked of what was recorded before anything was.
    case nothingRecorded(name: String, day: BrandDay)
    /// Only what is saved has a record.
    case notSaved(text: String)
    /// It is a sentence, which would no longer be read as one.
    case nameIsSentence(String)
    /// It is no sentence, and nothing is saved under it.
    case neither(text: String, known: [String])
    /// A day is asked that has not begun.
    case dayNotBegun(BrandDay)
    /// Others recorded so often meanwhile that there was no getting through.
    case busy
    /// A segment that hangs on the tag that it puts.
    case tagCircle(segment: String, tag: String)

    package var kind: FailureKind {
        switch self {
        case .noSuchSegment, .nothingRecorded, .neither: .notFound
        case .isNamed, .tagCircle: .conflict
        case .notSaved, .nameIsSentence, .dayNotBegun: .invalid
        case .busy: .unavailable
        }
    }

    package var code: String {
        switch self {
        case .noSuchSegment: "segment.not_found"
        case .isNamed: "segment.named"
        case .nothingRecorded: "segment.not_recorded"
        case .notSaved: "segment.not_saved"
        case .nameIsSentence: "segment.name_is_sentence"
        case .neither: "segment.neither"
        case .dayNotBegun: "segment.day_not_begun"
        case .busy: "segment.busy"
        case .tagCircle: "segment.tag_circle"
        }
    }

    package var message: Phrase {
        switch self {
        case .noSuchSegment(let name, let known):
            Phrase(
                en: "There is no segment “\(name)”. \(Self.list(known).english)",
                zh: "没有人群“\(name)”。\(Self.list(known).chinese)")
        case .neither(let text, let known):
            Phrase(
                en: "“\(text)” is neither a sentence nor a saved segment. \(Self.list(known).english)",
                zh: "“\(text)”既不是人群语句，也不是已保存的人群。\(Self.list(known).chinese)")
        case .nameIsSentence(let name):
            Phrase(
                en: "“\(name)” is a sentence itself, and could no longer be asked if a segment were called so. "
                    + "Choose another name.",
                zh: "“\(name)”本身就是一条人群语句，用作名称会造成混淆。请换一个名称。")
        case .dayNotBegun(let day):
            Phrase(en: "\(day) has not begun: nothing is recorded of it yet.", zh: "\(day) 尚未到来，没有记录。")
        case .isNamed(let name, let others):
            Phrase(
                en: "“\(name)” stays, because other segments name it: \(others.joined(separator: ", ")). "
                    + "Change or remove them first.",
                zh: "无法删除“\(name)”，因为其他人群引用了它：\(others.joined(separator: "、"))。请先修改或删除它们。")
        case .nothingRecorded(let name, let day):
            Phrase(
                en: "“\(name)” was not saved yet on \(day): nothing was recorded of it then.",
                zh: "\(day) 时“\(name)”尚未保存，没有当时的记录。")
        case .notSaved(let text):
            Phrase(
                en: "Only saved segments are recorded day by day, and “\(text)” is none. Save it first with: huitou "
                    + "segments save NAME \"…\"",
                zh: "只有已保存的人群才有逐日记录，“\(text)”尚未保存。请先保存：huitou segments save 名称 \"……\"")
        case .busy:
            Phrase(
                en: "Others are changing segments of this brand just now. Try again in a moment.",
                zh: "其他人正在修改该品牌的人群，请稍后再试。")
        case .tagCircle(let segment, let tag):
            Phrase(
                en: "“\(segment)” hangs on the tag “\(tag)” that it would put itself. Use another tag.",
                zh: "人群“\(segment)”的定义依赖它自己要打的标签“\(tag)”。请换一个标签。")
        }
    }

    private static func list(_ known: [String]) -> Phrase {
        guard !known.isEmpty else {
            return Phrase(
                en: "None is saved yet; save one with: huitou segments save NAME \"…\"",
                zh: "尚未保存人群，可这样保存：huitou segments save 名称 \"……\"")
        }
        let some = known.prefix(20)
        let more = known.count > some.count
        return Phrase(
            en: "Saved: " + some.map { "“\($0)”" }.joined(separator: ", ") + (more ? " …" : "."),
            zh: "已保存：" + some.map { "“\($0)”" }.joined(separator: "、") + (more ? "……" : "。"))
    }
}
