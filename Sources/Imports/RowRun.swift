/// Neighbouring rows of a file that share a group key, so small that a table of them can be sorted outside memory.
package struct RowRun: Sendable, Equatable {
    /// A stable 64-bit hash of the group key. Different keys may share it: `interpret` looks at the keys themselves.
    package let group: Int64
    /// Bytes from the start of the file.
    package let offset: Int
    package let length: Int
    /// The line of its first row, from 1; of a JSON file, the number of its element.
    package let firstLine: Int
    package let rows: Int

    package init(group: Int64, offset: Int, length: Int, firstLine: Int, rows: Int) {
        self.group = group
        self.offset = offset
        self.length = length
        self.firstLine = firstLine
        self.rows = rows
    }
}
