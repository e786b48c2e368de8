package import Shop

/// How the server is set up.
package struct WebSettings: Sendable, Equatable {
    /// The machine's address that it listens at.
    package var host = "127.0.0.1"
    package var port = 8080
    /// As people reach it: `https://crm.example.com`; nil for where it listens.
    package var publicURL: String?
    /// Addresses and networks (`10.0.0.0/8`) of proxies whose word on where a request came from is taken.
    package var trustedProxies: [String] = []
    /// PEM files.
    package var certificatePath: String?
    package var certificateKeyPath: String?
    /// Requests a minute that one caller may send.
    package var requestsPerMinute = 3000
    /// Calls a minute that bring events or news of platforms, by one key or from one address.
    package var eventsPerMinute = 600_000

    package init() {}

    /// Whether what is sent can be read on the way only by who is meant.
    var isEncrypted: Bool { certificatePath != nil }

    /// Whether only this machine reaches it.
    var isLocal: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
}

/// What can be wrong with how a server is set up.
package enum ServingError: Explained, Equatable {
    /// It would be reached from elsewhere, in the clear.
    case inTheClear(host: String)
    case halfCertificate
    case badCertificate(path: String, reason: String)
    case badProxy(String)
    case badPublicURL(String)
    case badPort(Int)
    case cannotListen(host: String, port: Int, reason: String)

    package var kind: FailureKind {
        switch self {
        case .inTheClear, .halfCertificate, .badCertificate, .badProxy, .badPublicURL, .badPort: .invalid
        case .cannotListen: .unavailable
        }
    }

    package var code: String {
        switch self {
        case .inTheClear: "serve.in_the_clear"
        case .halfCertificate: "serve.half_certificate"
        case .badCertificate: "serve.certificate"
        case .badProxy: "serve.proxy"
        case .badPublicURL: "serve.url"
        case .badPort: "serve.port"
        case .cannotListen: "serve.cannot_listen"
        }
    }

    package var message: Phrase {
        switch self {
        case .inTheClear(let host):
            Phrase(
                en: "At \(host) others on the way could read passwords and customers. Give --certificate and "
                    + "--certificate-key, or name the proxy that encrypts in front of it with --trusted-proxy, or listen at "
                    + "127.0.0.1.",
                zh: "监听 \(host) 时，密码与客户资料会在网络中明文传输。请提供 --certificate 与 --certificate-key，"
                    + "或用 --trusted-proxy 指明前面负责加密的代理，或改为监听 127.0.0.1。")
        case .halfCertificate:
            Phrase(
                en: "A certificate needs its key, and a key its certificate: give --certificate and --certificate-key.",
                zh: "证书与私钥须同时提供：--certificate 与 --certificate-key。")
        case .badCertificate(let path, let reason):
            Phrase(
                en:
                    "\(path) cannot be used: \(reason). PEM files of the certificate (with its chain) and of its key are "
                    + "wanted.", zh: "无法使用 \(path)：\(reason)。需要证书（含证书链）与私钥的 PEM 文件。")
        case .badProxy(let text):
            Phrase(
                en: "“\(text)” is no address: write 10.0.0.2 or 10.0.0.0/8.",
                zh: "“\(text)”不是地址：请写 10.0.0.2 或 10.0.0.0/8。")
        case .badPublicURL(let text):
            Phrase(
                en: "“\(text)” is no address of a site: write https://crm.example.com.",
                zh: "“\(text)”不是网站地址：请写 https://crm.example.com。")
        case .badPort(let port):
            Phrase(en: "\(port) is no port: 1 to 65535.", zh: "\(port) 不是端口号：应为 1 至 65535。")
        case .cannotListen(let host, let port, let reason):
            Phrase(
                en: "Nobody can listen at \(host):\(port): \(reason). Is another server there? Take another --port.",
                zh: "无法监听 \(host):\(port)：\(reason)。可能已有其他服务，请换一个 --port。")
        }
    }
}
