/// Whether a refund that was asked for has been paid out.
enum RefundState: String, Sendable, CaseIterable {
    case done
    /// Still open, or ended without money: nothing is stated of it.
    case none
}
