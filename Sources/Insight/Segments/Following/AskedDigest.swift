import Crypto
import Segments
import Shop

extension SegmentQuestion {
    /// Of everything that saved segments hang on and no fact tells: settings, and what stores are called and stand on.
    var digest: [UInt8] {
        let uses = settings.usePerDay.map { "\($0.key.raw)=\($0.value)" }.sorted().joined(separator: ",")
        let shops = stores.map { "\($0.id.raw)=\($0.platform.rawValue):\($0.name)" }.sorted().joined(separator: "\n")
        let text = StandingKey.text(rfm, settings) + "stages=\(settings.stages)\nuses=\(uses)\n" + shops
        return Array(SHA256.hash(data: Array(text.utf8)).prefix(16))
    }
}
