import Database
package import Shop

/// What can go wrong with a list that is told page by page.
package enum PageError: Explained, Equatable {
    /// Where the list is to go on, in a form that was not made here, or for another order.
    case badCursor

    package var kind: FailureKind { .invalid }

    package var code: String { "page.bad_cursor" }

    package var message: Phrase {
        Phrase(
            en: "This is not where the list goes on. Take the value that the page before ends with.",
            zh: "翻页标记无效。请使用上一页末尾给出的值。")
    }
}

extension Installation {
    /// What a text names, of a kind of things; nil for no text.
    ///
    /// - Throws: `PageError.badCursor`.
    func place(_ text: String?, prefix: String) throws -> Int64? {
        guard let text else { return nil }
        guard let id = outerIDs.id(text, prefix: prefix) else { throw PageError.badCursor }
        return id
    }
}
