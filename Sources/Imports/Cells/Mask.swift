/// What is shown in place of a personal value: its first character, so that somebody who has the file can find it.
enum Mask {
    static func masked(_ text: String) -> String {
        guard let first = text.first else { return "" }
        return text.count > 1 ? "\(first)***" : "*"
    }
}
