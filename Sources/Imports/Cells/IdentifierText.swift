import Shop

/// A number or code that names something: always kept as text.
enum IdentifierText {
    static let longestBytes = 256

    /// Nil for an empty cell.
    static func read(_ cell: Cell) throws(CellFault) -> String? {
        if cell.isEmpty { return nil }
        if isRounded(cell) {
            throw CellFault(
                "id.rounded",
                en: "a spreadsheet has rounded this number; export again, or format the column as text before pasting",
                zh: "电子表格已把这个号码变成科学计数法并丢失尾数；请重新导出，或先把该列设为文本格式再粘贴")
        }
        guard cell.count <= longestBytes else {
            throw CellFault(
                "id.too_long", en: "longer than \(longestBytes) bytes, which no number or code is",
                zh: "超过 \(longestBytes) 字节，不可能是编号")
        }
        return cell.text
    }

    /// The form in which spreadsheets show long numbers: `1.23E+18`.
    static func isRounded(_ cell: Cell) -> Bool {
        guard cell.count >= 4, let start = cell.start else { return false }
        let bytes = UnsafeBufferPointer(start: start, count: cell.count)
        guard let exponent = bytes.firstIndex(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }),
            exponent > 0, exponent + 2 < bytes.count, bytes[exponent + 1] == UInt8(ascii: "+")
        else { return false }
        let mantissa = bytes[..<exponent]
        let points = mantissa.count { $0 == UInt8(ascii: ".") }
        return points <= 1 && mantissa.first != UInt8(ascii: ".") && mantissa.last != UInt8(ascii: ".")
            && mantissa.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
            && bytes[(exponent + 2)...].allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
