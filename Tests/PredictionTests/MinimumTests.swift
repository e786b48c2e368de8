import Foundation
import Prediction
import Testing

struct MinimumTests {
    @Test func rosenbrocksValleyIsFollowedToItsEnd() {
        let minimum = Minimum(from: [-1.2, 1], within: [-5...5, -5...5]) { point, gradient in
            let (x, y) = (point[0], point[1])
            gradient = [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
            return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
        }
        #expect(abs(minimum.point[0] - 1) < 1e-6)
        #expect(abs(minimum.point[1] - 1) < 1e-6)
    }

    @Test func aBoundIsKept() {
        let minimum = Minimum(from: [5], within: [1...9]) { point, gradient in
            gradient = [1]
            return point[0]
        }
        #expect(minimum.point == [1])
    }

    @Test func aFunctionThatFailsBeyondAPointStillHasItsMinimum() {
        let minimum = Minimum(from: [8], within: [-10...10]) { point, gradient in
            gradient = [2 * (point[0] - 1)]
            return point[0] < 0 ? .nan : (point[0] - 1) * (point[0] - 1)
        }
        #expect(abs(minimum.point[0] - 1) < 1e-6)
    }

    @Test func aMatrixAndItsInverseCancel() throws {
        let matrix = SymmetricMatrix([[4, 1, 0.5], [1, 3, -0.2], [0.5, -0.2, 2]])
        let inverse = try #require(matrix.inverse)
        for i in 0..<3 {
            for j in 0..<3 {
                let product = (0..<3).reduce(0) { $0 + matrix.rows[i][$1] * inverse.rows[$1][j] }
                #expect(abs(product - (i == j ? 1 : 0)) < 1e-12)
            }
        }
        #expect(SymmetricMatrix([[1, 2], [2, 1]]).inverse == nil)
    }
}
