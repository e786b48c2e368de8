import Foundation

/// How dark a cell of a heat map is: a class of the style sheet.
enum Tone: Equatable {
    /// 0 for few to 9 for many.
    case step(Int)
    /// Of a number that is no part of the picture.
    case plain
    /// Of those who stayed where they were.
    case stayed
    /// Of an empty cell.
    case absent

    static let most = Tone.step(9)

    /// Numbers that lie far apart are spread: a tenth of the greatest is seen beside it.
    init(_ value: Double, of greatest: Double) {
        guard value > 0, greatest > 0 else {
            self = .step(0)
            return
        }
        self = .step(min(9, Int((9 * pow(value / greatest, 0.6)).rounded())))
    }

    var name: String {
        switch self {
        case .step(let number): "tone-\(number)"
        case .plain: "plain"
        case .stayed: "stay"
        case .absent: ""
        }
    }
}
