import Access
import Operations
import SampleData
import Shop
import Web

/// The console on the demonstration's shop, until it is stopped.
///
/// In it every day is the sample's last: it tells the same figures as the commands before it, whenever it is looked at.
struct DemoConsole: Sendable {
    private static let owner = "owner"
    private static let ports = 8080..<8100
    let sample: SampleBrand
    let session: CommandSession

    /// Takes the first port that is free.
    func run() async throws {
        let today = BrandDay(Clock.now, in: SampleBrand.timeZone)
        let shift = Int64(sample.days.upperBound.number - today.number) * 86_400_000
        let clock: @Sendable () -> Instant = { Clock.now.advanced(milliseconds: shift) }
        let token = try await invitation(at: clock())
        var settings = WebSettings()
        for port in Self.ports {
            settings.port = port
            let address = ConsoleAddress(settings, port: port)
            let serving = Serving(installation: session.installation, settings: settings, clock: clock)
            do {
                return try await serving.run { _ in say(address, token) }
            } catch ServingError.cannotListen where port + 1 < Self.ports.upperBound {
                continue
            }
        }
    }

    /// The link's token for the sample's owner; nil where they have a password, and sign in with it.
    private func invitation(at now: Instant) async throws -> Secret? {
        let known = try await session.run(ListMembers()).first { $0.member.name == Self.owner }
        if let known, known.hasPassword || known.hasSecondFactor { return nil }
        if known == nil {
            _ = try await session.run(
                AddMember(name: Self.owner, isAdministrator: true, post: .init(.owner, brand: sample.name)))
        }
        return try await session.installation.run(InviteMember(Self.owner), as: .commandLine, at: now).token
    }

    private func say(_ address: ConsoleAddress, _ token: Secret?) {
        let day = sample.days.upperBound
        session.context.say(
            en: "\nThe console has this sample in it; there today is \(day). Stop with Ctrl-C.",
            zh: "\n控制台中已有此示例，其中的今天是 \(day)。按 Ctrl-C 停止。")
        guard let token else {
            return session.context.say(
                en: "Open \(address.root) and sign in as \(Self.owner).",
                zh: "请打开 \(address.root)，以 \(Self.owner) 登录。")
        }
        session.context.say(
            en: "Open \(address.start(token)) (works once)", zh: "请打开 \(address.start(token))（仅可使用一次）")
    }
}
