internal import CNLopt

/// Where a smooth function of a few numbers is least, within bounds: L-BFGS of NLopt (Nocedal 1980; Liu and Nocedal
/// 1989).
package struct Minimum: Sendable, Equatable {
    package let point: [Double]
    package let value: Double
    /// How often the function was reckoned.
    package let evaluations: Int

    /// A function's value; it writes its gradient into the second argument.
    package typealias Objective = (_ point: [Double], _ gradient: inout [Double]) -> Double

    /// Searches from `start` until a step gains less than `tolerance` of the value. A value that is no finite number
    /// counts as a very bad one, so that a step too far is taken back.
    ///
    /// A search that stalls where rounding hides all further gain is at its minimum; the best point seen is the answer.
    package init(
        from start: [Double], within bounds: [ClosedRange<Double>], tolerance: Double = 1e-13, _ objective: Objective
    ) {
        precondition(start.count == bounds.count, "each number needs its bounds")
        let state = withoutActuallyEscaping(objective) { objective in
            let search = Search(objective, start: zip(start, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) })
            // A second search from where the first stopped: its memory of curvature is fresh.
            search.run(within: bounds, tolerance: tolerance)
            search.run(within: bounds, tolerance: tolerance)
            return (search.best, search.bestValue, search.evaluations)
        }
        (point, value, evaluations) = state
    }
}

/// What NLopt's callback needs to find again.
private final class Search {
    private let objective: Minimum.Objective
    private var gradient: [Double]
    private(set) var best: [Double]
    private(set) var bestValue = Double.infinity
    private(set) var evaluations = 0

    init(_ objective: @escaping Minimum.Objective, start: [Double]) {
        self.objective = objective
        best = start
        gradient = [Double](repeating: 0, count: start.count)
    }

    func run(within bounds: [ClosedRange<Double>], tolerance: Double) {
        guard let optimiser = nlopt_create(NLOPT_LD_LBFGS, UInt32(bounds.count)) else { return }
        defer { nlopt_destroy(optimiser) }
        nlopt_set_lower_bounds(optimiser, bounds.map(\.lowerBound))
        nlopt_set_upper_bounds(optimiser, bounds.map(\.upperBound))
        nlopt_set_ftol_rel(optimiser, tolerance)
        nlopt_set_maxeval(optimiser, 400)
        nlopt_set_min_objective(
            optimiser,
            { count, point, gradient, data in
                guard let point, let data else { return .infinity }
                return Unmanaged<Search>.fromOpaque(data).takeUnretainedValue()
                    .evaluate(UnsafeBufferPointer(start: point, count: Int(count)), into: gradient)
            }, Unmanaged.passUnretained(self).toOpaque())
        var point = best
        var value = 0.0
        // Its code says why it stopped; the best point stands whatever the reason.
        _ = withExtendedLifetime(self) { nlopt_optimize(optimiser, &point, &value) }
    }

    private func evaluate(_ point: UnsafeBufferPointer<Double>, into target: UnsafeMutablePointer<Double>?) -> Double {
        let point = Array(point)
        var value = objective(point, &gradient)
        evaluations += 1
        if !value.isFinite || !gradient.allSatisfy(\.isFinite) {
            value = 1e300
            gradient = [Double](repeating: 0, count: gradient.count)
        }
        if value < bestValue {
            bestValue = value
            best = point
        }
        if let target {
            for place in gradient.indices { target[place] = gradient[place] }
        }
        return value
    }
}
