import Shop

/// What a file is by its first bytes, where that is no table of text.
enum FileContent: Sendable, Equatable, CaseIterable {
    case workbook, oldWorkbook, webPage, compressed, pdf, utf16, binary

    /// Nil when the first bytes may be those of a table of text.
    static func recognised(in head: UnsafeBufferPointer<UInt8>) -> FileContent? {
        func begins(_ bytes: [UInt8]) -> Bool {
            head.count >= bytes.count && zip(head, bytes).allSatisfy { $0 == $1 }
        }
        if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) { return .workbook }
        if begins([0xD0, 0xCF, 0x11, 0xE0]) { return .oldWorkbook }
        if begins([0x1F, 0x8B]) || begins([0x42, 0x5A, 0x68]) || begins([0x37, 0x7A, 0xBC, 0xAF])
            || begins([0x28, 0xB5, 0x2F, 0xFD]) || begins([0xFD, 0x37, 0x7A, 0x58]) || begins([0x52, 0x61, 0x72, 0x21])
        {
            return .compressed
        }
        if begins([0x25, 0x50, 0x44, 0x46]) { return .pdf }
        if begins([0xFF, 0xFE]) || begins([0xFE, 0xFF]) || hasEveryOtherByteZero(head) { return .utf16 }
        if isWebPage(head) { return .webPage }
        return head.prefix(4096).contains(0) ? .binary : nil
    }

    private static func hasEveryOtherByteZero(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        guard head.count >= 16 else { return false }
        let even = stride(from: 0, to: 16, by: 2).allSatisfy { head[$0] == 0 && head[$0 + 1] != 0 }
        let odd = stride(from: 0, to: 16, by: 2).allSatisfy { head[$0] != 0 && head[$0 + 1] == 0 }
        return even || odd
    }

    private static func isWebPage(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = head.prefix(1024).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        let text = String(decoding: start, as: UTF8.self).lowercased()
        return ["<!doctype", "<html", "<?xml", "<head", "<table", "<meta", "<style"].contains { text.hasPrefix($0) }
    }

    var name: Phrase {
        switch self {
        case .workbook: Phrase(en: "an Excel workbook (xlsx) or a ZIP archive", zh: "Excel 工作簿（xlsx）或 ZIP 压缩包")
        case .oldWorkbook: Phrase(en: "an old Excel workbook (xls)", zh: "旧版 Excel 工作簿（xls）")
        case .webPage: Phrase(en: "a web page (HTML or XML)", zh: "网页（HTML 或 XML）")
        case .compressed: Phrase(en: "a compressed file", zh: "压缩文件")
        case .pdf: Phrase(en: "a PDF document", zh: "PDF 文档")
        case .utf16: Phrase(en: "text in UTF-16", zh: "UTF-16 编码的文本")
        case .binary: Phrase(en: "no text at all", zh: "二进制文件，不是文本")
        }
    }

    /// What to do about it.
    var wayOut: Phrase {
        switch self {
        case .workbook, .oldWorkbook, .webPage:
            Phrase(
                en: "open it in a spreadsheet program and save it as CSV (UTF-8), with order numbers as text",
                zh: "请用表格软件打开，把订单号列设为文本，另存为 CSV（UTF-8）后再导入")
        case .compressed: Phrase(en: "unpack it first", zh: "请先解压再导入")
        case .pdf, .binary: Phrase(en: "export the orders as CSV", zh: "请把订单导出为 CSV")
        case .utf16: Phrase(en: "save it as CSV in UTF-8", zh: "请另存为 UTF-8 编码的 CSV")
        }
    }
}
