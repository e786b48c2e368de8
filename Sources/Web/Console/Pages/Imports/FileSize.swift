/// How large a file is, as people say it: `86 KB`, `4.1 MB`.
enum FileSize {
    static func text(_ bytes: Int64) -> String {
        let size = Double(bytes)
        switch bytes {
        case ..<1_000: return "\(bytes) B"
        case ..<10_000: return Written.decimal(size / 1e3, digits: 1) + " KB"
        case ..<1_000_000: return Written.decimal(size / 1e3, digits: 0) + " KB"
        case ..<1_000_000_000: return Written.decimal(size / 1e6, digits: 1) + " MB"
        default: return Written.decimal(size / 1e9, digits: 2) + " GB"
        }
    }
}
