/// What starter segments serve, as the list of segments groups them.
enum StarterScene: String, CaseIterable {
    case sceneNew, sceneInterest, sceneDue, sceneWake, sceneValue, scenePersons

    private static let byStarter: [String: StarterScene] = {
        let lists: [(StarterScene, [String])] = [
            (
                .sceneNew,
                ["welcome-new", "second-purchase", "first-by-live", "invite-friend", "new-member", "prospects"]
            ),
            (
                .sceneInterest,
                [
                    "interest-offer", "browse-follow-up", "favourite-low-stock", "cart-rescue", "unfollowed",
                    "bad-review", "review-invite",
                ]
            ),
            (.sceneDue, ["repurchase-window", "overdue", "consumables", "pair-it", "upgrade-pack"]),
            (.sceneWake, ["cooling", "churn-guard", "wake-dormant", "wake-180", "win-back-lost"]),
            (.scenePersons, ["birthday", "birthday-month", "vip-moment", "weather-care", "reachable"]),
        ]
        return Dictionary(
            lists.flatMap { scene, ids in ids.map { ($0, scene) } }, uniquingKeysWith: { first, _ in first })
    }()

    /// What is worth most, and whatever is in no other, by value.
    static func of(_ starter: String) -> StarterScene { byStarter[starter] ?? .sceneValue }
}
