import Crypto
import HTTPTypes
import Hummingbird

/// What pages fetch besides themselves: styles, scripts, the mark. Kept by browsers for a year, under an address that changes
/// with any of them.
enum AssetPages {
    /// Changes with any asset.
    static let version = SHA256.hash(data: assets.keys.sorted().flatMap { Array($0.utf8) + (assets[$0]?.bytes ?? []) })
        .prefix(6).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()

    struct Asset: Sendable {
        let bytes: [UInt8]
        let mediaType: String
        /// Whether it lies here packed, as every browser takes it.
        let isPacked: Bool
        /// The same packed, for those who take it so; nil where that is no smaller.
        let packed: [UInt8]?

        init(bytes: [UInt8], mediaType: String, isPacked: Bool) {
            self.bytes = bytes
            self.mediaType = mediaType
            self.isPacked = isPacked
            packed = isPacked ? nil : Packing.smallest(bytes)
        }
    }

    /// By address below `/assets/`.
    static let assets: [String: Asset] = {
        var assets: [String: Asset] = [:]
        for (path, bytes) in EmbeddedFile.all {
            if path.hasPrefix("assets/") {
                let name = String(path.dropFirst("assets/".count))
                assets[name] = Asset(bytes: bytes, mediaType: mediaType(of: name), isPacked: false)
            } else if path.hasSuffix(".gz") {
                let name = "vendor/" + path.dropLast(".gz".count)
                assets[name] = Asset(bytes: bytes, mediaType: mediaType(of: name), isPacked: true)
            }
        }
        return assets
    }()

    static func add(to router: Router<WebContext>) {
        for (name, asset) in assets {
            router.get(RouterPath("/assets/" + name)) { request, _ in
                var headers: HTTPFields = [.contentType: asset.mediaType]
                if request.uri.query == version { headers[.cacheControl] = "public, max-age=31536000, immutable" }
                headers[.vary] = "Accept-Encoding"
                let packed = Packing.isTaken(by: request.headers) ? asset.packed : nil
                if asset.isPacked || packed != nil { headers[.contentEncoding] = "gzip" }
                return Reply(status: .ok, headers: headers, body: .bytes(packed ?? asset.bytes)).response
            }
        }
    }

    private static func mediaType(of name: String) -> String {
        if name.hasSuffix(".css") { return "text/css; charset=utf-8" }
        return name.hasSuffix(".svg") ? "image/svg+xml" : MediaTypes.script
    }
}
