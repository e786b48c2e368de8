import Access
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
package import Operations
package import ServiceLifecycle
package import Shop
import UnixSignals

/// The HTTP door of an installation.
package struct WebServer: Sendable {
    private let installation: Installation
    private let settings: WebSettings
    private let clock: @Sendable () -> Instant
    private let sample: SampleMaker?
    private let logger: Logger
    private let metrics = Metrics()

    /// - Parameters:
    ///   - sample: makes up the brand that the first start offers to look around in; nil for none.
    ///   - clock: what time it is, asked once for each request.
    /// - Throws: `ServingError`, where it must not be served like that.
    package init(
        _ installation: Installation, _ settings: WebSettings, sample: SampleMaker? = nil,
        clock: @escaping @Sendable () -> Instant
    ) throws {
        try ServingRules.check(settings)
        self.installation = installation
        self.settings = settings
        self.clock = clock
        self.sample = sample
        logger = Logger(label: "huitou") { JSONLogHandler(label: $0) }
    }

    /// Serves until told to stop (SIGTERM, SIGINT); what has begun then is answered first.
    ///
    /// - Parameters:
    ///   - services: what else goes on meanwhile.
    ///   - listening: told once, with the port, when requests are taken.
    /// - Throws: `ServingError.cannotListen`.
    package func run(beside services: [any Service] = [], listening: @escaping @Sendable (Int) async -> Void)
        async throws
    {
        let application = Application(
            responder: responder(),
            server: try channels(),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), reuseAddress: true),
            services: services,
            onServerRunning: { channel in await listening(channel.localAddress?.port ?? settings.port) },
            logger: logger)
        do {
            var group = ServiceGroupConfiguration(
                services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
            // Whoever dawdles with a request then is not waited for.
            group.maximumGracefulShutdownDuration = Self.longestStop
            try await ServiceGroup(configuration: group).run()
        } catch is CancellationError {
            return
        } catch let error as IOError {
            throw ServingError.cannotListen(
                host: settings.host, port: settings.port, reason: String(cString: strerror(error.errnoCode)))
        }
    }

    private static let longestStop = Duration.seconds(8)

    /// Writes down what went wrong beside the requests.
    @Sendable package func note(_ error: any Error) {
        let what = (error as? any Explained)?.code ?? String(describing: type(of: error))
        logger.error("background", metadata: ["error": .string(what)])
    }

    /// What answers, without a wire: for tests.
    func responder() -> some HTTPResponder<WebContext> {
        let router = Router(context: WebContext.self)
        let isEncrypted = settings.isEncrypted || settings.publicURL?.hasPrefix("https:") == true
        router.add(middleware: RequestLog(headers: SecurityHeaders(isEncrypted: isEncrypted), metrics: metrics))
        let routes = RouteTable.all
        let door = APIDoor(
            installation: installation, clock: clock, addresses: ClientAddress(trusted: settings.trustedProxies),
            origins: OriginCheck(own: settings.publicURL.flatMap { Origin($0) }),
            limits: RateLimits(perMinute: settings.requestsPerMinute))
        let console = ConsoleDoor(
            installation: installation, clock: clock, addresses: door.addresses, origins: door.origins,
            limits: RateLimits(perMinute: settings.requestsPerMinute), publicURL: settings.publicURL)
        router.add(middleware: LostPages(door: console))
        for route in routes {
            router.on(RouterPath(RouteTable.root + route.path), method: route.method) { request, context in
                await door.answer(route, request, context)
            }
        }
        IntakePages(
            installation: installation, clock: clock, addresses: door.addresses,
            limits: RateLimits(perMinute: settings.eventsPerMinute)
        ).add(to: router)
        console.add(ConsolePages.all(sample: sample), to: router)
        HealthPages(installation: installation, metrics: metrics, clock: clock).add(to: router)
        DocumentPages(routes: routes, settings: settings).add(to: router)
        return router.buildResponder()
    }

    /// How connections are made: never long in saying what they want, nor held open for nothing.
    private func channels() throws -> HTTPServerBuilder {
        let plain = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                idleTimeout: .seconds(30),
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100)))
        guard let certificate = settings.certificatePath, let key = settings.certificateKeyPath else { return plain }
        let chain = try Self.reading(certificate) { try NIOSSLCertificate.fromPEMFile(certificate) }
        let secret = try Self.reading(key) { try NIOSSLPrivateKey(file: key, format: .pem) }
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(secret))
        tls.minimumTLSVersion = .tlsv12
        return try .tls(plain, tlsConfiguration: tls)
    }

    private static func reading<Value>(_ path: String, _ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch {
            throw ServingError.badCertificate(path: path, reason: "\(error)")
        }
    }
}
