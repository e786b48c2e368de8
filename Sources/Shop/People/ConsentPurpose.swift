/// What a person may be reached for. Words are kept for good.
package enum ConsentPurpose: String, Sendable, CaseIterable {
    case marketing, service
    /// 画像
    case profiling
    case research
}
