import Synchronization

/// What the server counts of itself, in the text that Prometheus reads (exposition format 0.0.4).
final class Metrics: Sendable {
    private struct Key: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    private struct Times {
        var counts = [Int](repeating: 0, count: Metrics.bounds.count + 1)
        var seconds = 0.0
    }

    /// In seconds.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct State {
        var requests: [Key: Int] = [:]
        var times: [String: Times] = [:]
        var running = 0
    }

    private let state = Mutex(State())

    func began() { state.withLock { $0.running += 1 } }

    func ended() { state.withLock { $0.running -= 1 } }

    /// - Parameter route: as it is declared, never as it was asked for.
    func note(route: String, method: String, status: Int, took: Duration) {
        let seconds = took.milliseconds / 1000
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.requests[Key(route: route, method: Self.known(method), status: status), default: 0] += 1
            state.times[route, default: Times()].counts[bucket] += 1
            state.times[route, default: Times()].seconds += seconds
        }
    }

    /// A method that nobody knows is anybody's word.
    private static func known(_ method: String) -> String {
        ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].contains(method) ? method : "other"
    }

    /// - Parameter gauges: what stands now, by name, with what it tells.
    func text(_ gauges: [MetricGauge]) -> String {
        let state = state.withLock { $0 }
        var text = MetricText()
        text.head("huitou_http_requests_total", "counter", "Requests that were answered.")
        for (key, count) in state.requests.sorted(by: {
            ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
        }) {
            text.line(
                "huitou_http_requests_total",
                [("method", key.method), ("route", key.route), ("status", String(key.status))], String(count))
        }
        text.head("huitou_http_request_seconds", "histogram", "How long answers took.")
        for (route, times) in state.times.sorted(by: { $0.key < $1.key }) {
            var sum = 0
            for (bound, count) in zip(Self.bounds.map { String($0) } + ["+Inf"], times.counts) {
                sum += count
                text.line("huitou_http_request_seconds_bucket", [("le", bound), ("route", route)], String(sum))
            }
            text.line("huitou_http_request_seconds_sum", [("route", route)], String(times.seconds))
            text.line("huitou_http_request_seconds_count", [("route", route)], String(sum))
        }
        for gauge in gauges + [
            MetricGauge("huitou_http_requests_running", "Requests being answered.", Double(state.running))
        ] {
            text.head(gauge.name, "gauge", gauge.about)
            text.line(gauge.name, [], String(gauge.value))
        }
        return text.text
    }
}

/// One number that stands now.
struct MetricGauge: Sendable {
    let name: String
    let about: String
    let value: Double

    init(_ name: String, _ about: String, _ value: Double) {
        self.name = name
        self.about = about
        self.value = value
    }
}

/// Writes lines of the exposition format.
struct MetricText {
    private(set) var text = ""

    mutating func head(_ name: String, _ kind: String, _ about: String) {
        text += "# HELP \(name) \(about)\n# TYPE \(name) \(kind)\n"
    }

    mutating func line(_ name: String, _ labels: [(String, String)], _ value: String) {
        let written = labels.map { name, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\(name)=\"\(escaped)\""
        }
        text += name + (written.isEmpty ? "" : "{" + written.joined(separator: ",") + "}") + " \(value)\n"
    }
}
