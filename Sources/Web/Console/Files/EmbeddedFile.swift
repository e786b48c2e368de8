import ConsoleFiles

/// A file that stands in the program itself: a template, words, or what browsers fetch.
enum EmbeddedFile {
    /// By path below `Sources/ConsoleFiles/files`.
    static let all: [String: [UInt8]] = {
        let files = UnsafeBufferPointer(start: console_files_first(), count: console_file_count)
        return Dictionary(
            uniqueKeysWithValues: files.map { file in
                (
                    String(cString: file.name),
                    Array(UnsafeBufferPointer(start: file.bytes, count: file.end - file.bytes))
                )
            })
    }()

    /// Those of a kind, by path without its end.
    static func texts(ending end: String) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: all.filter { $0.key.hasSuffix(end) }
                .map { (String($0.dropLast(end.count)), String(decoding: $1, as: UTF8.self)) })
    }
}
