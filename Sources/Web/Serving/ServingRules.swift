import Shop

/// Whether a server may be set up so.
enum ServingRules {
    /// - Throws: `ServingError`.
    static func check(_ settings: WebSettings) throws {
        guard (settings.certificatePath == nil) == (settings.certificateKeyPath == nil) else {
            throw ServingError.halfCertificate
        }
        guard (1...65_535).contains(settings.port) else { throw ServingError.badPort(settings.port) }
        for proxy in settings.trustedProxies where AddressRange(proxy) == nil { throw ServingError.badProxy(proxy) }
        if let url = settings.publicURL, Origin(url) == nil { throw ServingError.badPublicURL(url) }
        guard settings.isEncrypted || settings.isLocal || !settings.trustedProxies.isEmpty else {
            throw ServingError.inTheClear(host: settings.host)
        }
    }
}
