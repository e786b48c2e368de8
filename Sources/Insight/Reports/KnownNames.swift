/// The names that segments may speak of, as a brand has them.
package struct KnownNames: Sendable, Equatable {
    package struct Good: Sendable, Equatable {
        package let code: String
        package let title: String
    }

    package let categories: [String]
    package let products: [Good]
    /// 主播
    package let hosts: [String]
    package let tags: [String]
    package let traits: [String]
}
