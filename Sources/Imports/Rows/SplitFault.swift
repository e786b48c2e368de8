/// Why bytes cannot be split into rows. Lines are counted from the row's own first line, which is 0.
enum SplitFault: Error {
    case unclosedQuote(line: Int)
    case cellTooLong(line: Int, isQuoted: Bool)
    case rowTooLong
    case tooManyColumns
}
