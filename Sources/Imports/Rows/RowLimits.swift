/// How large the parts of a file may be: what lies beyond is refused without being taken into memory.
enum RowLimits {
    static let cellBytes = 1 << 20
    static let rowBytes = 4 << 20
    static let columns = 4096
    /// All rows of one order together, at interpretation.
    static let groupBytes = 16 << 20
}
