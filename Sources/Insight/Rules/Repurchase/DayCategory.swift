/// The category of a day of purchase: the one of which most pieces were bought on it, of equals the first by name.
/// Gifts do not count, and what has no category is one only where nothing else was bought.
package enum DayCategory {
    /// - Parameter pieces: by category.
    package static func main(of pieces: [String: Int64]) -> String? {
        pieces.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
