import Segments
import Shop

/// The cases of what is reckoned, by place: columns keep places.
extension Stage {
    static let every = allCases

    var place: Int {
        switch self {
        case .prospect: 0
        case .new: 1
        case .active: 2
        case .cooling: 3
        case .dormant: 4
        case .lost: 5
        }
    }
}

extension Lapse {
    static let every = allCases

    var place: Int {
        switch self {
        case .current: 0
        case .short: 1
        case .long: 2
        }
    }
}

extension ValueTier {
    static let every = allCases

    var place: Int {
        switch self {
        case .dormant: 0
        case .high: 1
        case .lowLoyalty: 2
        case .potential: 3
        case .ordinary: 4
        }
    }
}

extension RFMCode {
    static let every = (0..<8).map {
        RFMCode(isRecent: $0 & 4 != 0, isFrequent: $0 & 2 != 0, isSpending: $0 & 1 != 0)
    }

    var place: Int { (isRecent ? 4 : 0) + (isFrequent ? 2 : 0) + (isSpending ? 1 : 0) }
}
