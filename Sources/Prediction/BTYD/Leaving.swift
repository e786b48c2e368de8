/// When a person may leave for good in the beta-geometric models.
package enum Leaving: Sendable, Equatable, CaseIterable {
    /// After a repeat purchase only: BG/NBD (Fader, Hardie and Lee 2005).
    case afterRepeats
    /// After any purchase, the first too: MBG/NBD (Batislam, Denizel and Filiztekin 2007).
    case afterAny

    /// How often a person with so many repeat purchases could have left.
    func chances(_ repeats: Double) -> Double {
        switch self {
        case .afterRepeats: repeats
        case .afterAny: repeats + 1
        }
    }
}
