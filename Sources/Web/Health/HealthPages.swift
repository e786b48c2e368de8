import Hummingbird
import Operations
import Shop

/// What machines ask that watch over the server: whether it lives, whether it can work, and what it counts.
struct HealthPages: Sendable {
    let installation: Installation
    let metrics: Metrics
    let clock: @Sendable () -> Instant

    func add(to router: Router<WebContext>) {
        router.get("/healthz") { _, _ in
            Reply(status: .ok, headers: [.contentType: MediaTypes.text], body: .bytes(Array("ok\n".utf8))).response
        }
        router.get("/readyz") { _, _ in
            let isReady = await installation.isReady()
            return Reply(
                status: isReady ? .ok : .serviceUnavailable, headers: [.contentType: MediaTypes.text],
                body: .bytes(Array((isReady ? "ready\n" : "the database does not answer\n").utf8))
            ).response
        }
        router.get("/metrics") { _, _ in
            let text = metrics.text(gauges)
            return Reply(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: .bytes(Array(text.utf8))
            ).response
        }
    }

    private var gauges: [MetricGauge] {
        var gauges = [MetricGauge("huitou_build_info", "Always 1.", 1)]
        if let bytes = ProcessMemory.residentBytes {
            gauges.append(MetricGauge("process_resident_memory_bytes", "Memory in use.", Double(bytes)))
        }
        return gauges
    }
}
