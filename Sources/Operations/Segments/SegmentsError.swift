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
    /// Others recorded so often meanwhile that there was no getting through.
    case busy

    package var kind: FailureKind {
        switch self {
        case .noSuchSegment, .nothingRecorded: .notFound
        case .isNamed: .conflict
        case .notSaved: .invalid
        case .busy: .unavailable
        }
    }

    package var code: String {
        switch self {
        case .noSuchSegment: "segment.not_found"
        case .isNamed: "segment.named"
        case .nothingRecorded: "segment.not_recorded"
        case .notSaved: "segment.not_saved"
        case .busy: "segment.busy"
        }
    }

    package var message: Phrase {
        switch self {
        case .noSuchSegment(let name, let known):
            known.isEmpty
                ? Phrase(
                    en: "There is no segment “\(name)”. Save one with: huitou segments save NAME \"…\"",
                    zh: "没有人群“\(name)”。请先保存：huitou segments save 名称 \"……\"")
                : Phrase(
                    en: "There is no segment “\(name)”. Known: \(known.prefix(20).joined(separator: ", ")).",
                    zh: "没有人群“\(name)”。已有：\(known.prefix(20).joined(separator: "、"))。")
        case .isNamed(let name, let others):
            Phrase(
                en: "“\(name)” stays, because other segments name it: \(others.joined(separator: ", ")). "
                    + "Change or remove them first.",
                zh: "无法删除“\(name)”，因为其他人群引用了它：\(others.joined(separator: "、"))。请先修改或删除它们。")
        case .nothingRecorded(let name, let day):
            Phrase(
                en: "“\(name)” was not saved yet on \(day): nothing was recorded of it then. Without --recorded it is "
                    + "reckoned for that day from what is known now.",
                zh: "\(day) 时“\(name)”尚未保存，没有当时的记录。去掉 --recorded 可按现有数据推算该日结果。")
        case .notSaved(let text):
            Phrase(
                en: "Only saved segments are recorded day by day, and “\(text)” is none. Save it first with: huitou "
                    + "segments save NAME \"…\"",
                zh: "只有已保存的人群才有逐日记录，“\(text)”尚未保存。请先保存：huitou segments save 名称 \"……\"")
        case .busy:
            Phrase(
                en: "Others are changing segments of this brand just now. Try again in a moment.",
                zh: "其他人正在修改该品牌的人群，请稍后再试。")
        }
    }
}
