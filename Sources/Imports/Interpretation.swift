package import Shop

/// What some rows state, and which of them are held back.
package struct Interpretation: Sendable, Equatable {
    /// In the order in which their first rows stand in the file.
    package let statements: [Statement]
    package let held: [HeldRow]

    package init(statements: [Statement], held: [HeldRow]) {
        self.statements = statements
        self.held = held
    }
}
