import Shop

/// What is said about a file that cannot be imported: what, where, and the way out.
struct ImportFailureText {
    let failure: ImportFailure

    var message: Phrase {
        switch failure {
        case .missing(let path):
            Phrase(en: "There is no file \(path); check the name.", zh: "找不到文件 \(path)，请检查文件名。")
        case .directory(let path):
            Phrase(en: "\(path) is a folder; name one file in it.", zh: "\(path) 是文件夹，请指定其中的一个文件。")
        case .notAFile(let path):
            Phrase(
                en: "\(path) is no ordinary file; save its content in one first.",
                zh: "\(path) 不是普通文件，请先把内容保存为文件。")
        case .unreadable(let path, let reason):
            Phrase(en: "\(path) cannot be read: \(reason).", zh: "无法读取 \(path)：\(reason)。")
        case .unwritable(let path, let reason):
            Phrase(en: "\(path) cannot be written: \(reason).", zh: "无法写入 \(path)：\(reason)。")
        case .empty(let path):
            Phrase(en: "\(path) is empty; export it again.", zh: "\(path) 是空文件，请重新导出。")
        case .headerOnly(let path):
            Phrase(
                en: "\(path) has a header but no rows; export a period that has orders.",
                zh: "\(path) 只有表头，没有数据行；请导出有订单的时间段。")
        case .notText(let content, let wayOut):
            Phrase(
                en: "The file is \(content.english), not CSV; \(wayOut.english).",
                zh: "该文件是\(content.chinese)，不是 CSV；\(wayOut.chinese)。")
        case .changed(let path):
            Phrase(
                en: "\(path) was changed while it was being read; import it again once it is complete.",
                zh: "\(path) 在读取过程中被修改，请在文件写完后重新导入。")
        case .unknownEncoding(let line):
            Phrase(
                en: "Line \(line) is neither UTF-8 nor GB18030; save the file as CSV in UTF-8.",
                zh: "第 \(line) 行既不是 UTF-8 也不是 GB18030 编码，请另存为 UTF-8 编码的 CSV。")
        case .encodingChanges(let line, let from):
            Phrase(
                en: "Line \(line) is not in \(from.name) like the rest: the file mixes encodings. Export it again, or "
                    + "save all parts in UTF-8 before joining them.",
                zh: "第 \(line) 行与其余部分的 \(from.name) 编码不一致：文件混用了多种编码。请重新导出，或把各部分都存为 UTF-8 后再合并。")
        case .otherEncoding(let found, let wanted):
            Phrase(
                en: "The file is in \(found.name), but its mapping says \(wanted.name); correct one of them.",
                zh: "文件编码是 \(found.name)，而映射文件要求 \(wanted.name)，请更正其中之一。")
        case .nul(let line):
            Phrase(
                en: "Line \(line) holds a NUL byte, which no CSV has: the file is damaged; export it again.",
                zh: "第 \(line) 行含有 NUL 字节，文件已损坏，请重新导出。")
        case .unclosedQuote(let line):
            Phrase(
                en: "The quote opened in line \(line) is never closed: the file is cut off or that cell is broken; "
                    + "export it again.",
                zh: "第 \(line) 行打开的引号没有关闭：文件被截断或该单元格已损坏，请重新导出。")
        case .cutRow(let line, let cells, let columns):
            Phrase(
                en: "The last row (line \(line)) has \(cells) of \(columns) cells and no line end: the file is cut "
                    + "off; export it again.",
                zh: "最后一行（第 \(line) 行）只有 \(cells)/\(columns) 个单元格且没有换行：文件被截断，请重新导出。")
        case .cutCharacter(let line):
            Phrase(
                en: "The file ends in the middle of a character in line \(line): it is cut off; export it again.",
                zh: "文件在第 \(line) 行的一个字符中间结束：文件被截断，请重新导出。")
        case .cellTooLong(let line, let isQuoted):
            isQuoted
                ? Phrase(
                    en: "The cell whose quote opens in line \(line) is longer than 1 MB; probably the quote is never "
                        + "closed. Export the file again.",
                    zh: "第 \(line) 行引号打开的单元格超过 1 MB，很可能是引号没有关闭。请重新导出。")
                : Phrase(
                    en: "A cell in line \(line) is longer than 1 MB: this is no order file; export it again.",
                    zh: "第 \(line) 行有单元格超过 1 MB，这不是订单文件，请重新导出。")
        case .rowTooLong(let line):
            Phrase(
                en: "The row in line \(line) is longer than 4 MB: this is no order file; export it again.",
                zh: "第 \(line) 行超过 4 MB，这不是订单文件，请重新导出。")
        case .tooManyColumns(let line):
            Phrase(
                en: "The row in line \(line) has more than 4,096 columns: this is no order file; export it again.",
                zh: "第 \(line) 行超过 4096 列，这不是订单文件，请重新导出。")
        case .groupTooLarge(let line, let column):
            Phrase(
                en: "More than 64 MB of rows (from line \(line)) share one value in “\(column)”, which should number "
                    + "the orders; check the column.",
                zh: "从第 \(line) 行起，超过 64 MB 的行在“\(column)”列中的值相同，而该列应为订单号；请检查该列。")
        case .unknownFormat(let name, let nearest, let known):
            Phrase(
                en: "There is no format “\(name)”" + (nearest.map { "; did you mean “\($0)”?" } ?? ".")
                    + " Known: \(known.map(\.rawValue).joined(separator: ", ")).",
                zh: "没有名为“\(name)”的格式" + (nearest.map { "；是否指“\($0)”？" } ?? "。")
                    + "可用格式：\(known.map(\.rawValue).joined(separator: "、"))。")
        case .unrecognised(let found):
            Phrase(
                en: "No known format has these columns: \(Self.listed(found, ", ")). Name the format, or write a "
                    + "mapping for this file.",
                zh: "没有已知格式包含这些列：\(Self.listed(found, "、"))。请指定格式，或为该文件编写映射文件。")
        case .missingColumns(let format, let missing, let found):
            Phrase(
                en: "The file comes nearest to \(format), but lacks: \(missing.joined(separator: ", ")). Found: "
                    + "\(Self.listed(found, ", ")). Export it with these columns, or write a mapping.",
                zh: "文件最接近 \(format) 格式，但缺少列：\(missing.joined(separator: "、"))。现有列："
                    + "\(Self.listed(found, "、"))。请导出包含这些列的文件，或编写映射文件。")
        case .ambiguous(let formats):
            Phrase(
                en: "The columns fit several formats alike: \(formats.map(\.rawValue).joined(separator: ", ")); name "
                    + "one of them.",
                zh: "这些列同样符合多个格式：\(formats.map(\.rawValue).joined(separator: "、"))；请指定其中之一。")
        case .repeatedColumn(let name):
            Phrase(
                en: "The column “\(name)” occurs twice; remove one of them.", zh: "“\(name)”列出现了两次，请删除其中一列。")
        case .json(let element, let line, let byte, let fault):
            Phrase(
                en: "The JSON is broken at element \(element), line \(line), byte \(byte): \(fault.reason.english). "
                    + "Export it again.",
                zh: "JSON 在第 \(element) 个元素（第 \(line) 行，字节 \(byte)）处有误：\(fault.reason.chinese)。请重新导出。")
        case .mapping(let file, let line, let column, let problem):
            Phrase(
                en: "\(file), line \(line), column \(column): \(problem.reason.english)",
                zh: "\(file) 第 \(line) 行第 \(column) 列：\(problem.reason.chinese)")
        }
    }

    /// At most forty names, each at most forty characters.
    private static func listed(_ names: [String], _ separator: String) -> String {
        let shown = names.prefix(40).map { $0.count > 40 ? $0.prefix(40) + "…" : $0 }
        return shown.joined(separator: separator) + (names.count > shown.count ? " …" : "")
    }
}
