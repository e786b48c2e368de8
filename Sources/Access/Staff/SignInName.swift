import Foundation

/// The form of a name by which somebody is found who signs in: capitals, width and blanks round it make no difference.
package enum SignInName {
    package static func of(_ name: String) -> String {
        name.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCompatibilityMapping.lowercased()
    }
}
