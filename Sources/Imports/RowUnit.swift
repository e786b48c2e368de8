package import Shop

/// By what the places of a file's rows are numbered.
package enum RowUnit: Sendable {
    case line
    /// The elements of a JSON file.
    case element

    /// `line 12`, `element 12`.
    package func place(_ number: Int) -> Phrase {
        switch self {
        case .line: Phrase(en: "line \(number)", zh: "第 \(number) 行")
        case .element: Phrase(en: "element \(number)", zh: "第 \(number) 个元素")
        }
    }

    /// The column of an errors file that tells it.
    var columnName: String {
        switch self {
        case .line: "huitou_line"
        case .element: "huitou_element"
        }
    }
}
