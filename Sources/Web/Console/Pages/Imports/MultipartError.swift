import Shop

/// What can be wrong with a form that sends a file.
enum MultipartError: Explained, Equatable {
    /// It is no form, or not in the form that browsers give it.
    case malformed
    /// No file was chosen.
    case noFile

    var kind: FailureKind { .invalid }

    var code: String {
        switch self {
        case .malformed: "upload.malformed"
        case .noFile: "upload.no_file"
        }
    }

    var message: Phrase {
        switch self {
        case .malformed:
            Phrase(
                en: "What was sent cannot be read as a file from a form. Choose the file again.",
                zh: "无法识别上传的内容，请重新选择文件。")
        case .noFile: Phrase(en: "No file came with it. Choose a file.", zh: "没有收到文件，请先选择文件。")
        }
    }
}
