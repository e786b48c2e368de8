import Access
import Operations
import Shop

/// Who works for a brand, and as what.
enum StaffPages {
    private static let path = "/b/{brand}/settings/staff"
    private static let one = path + "/{member}"

    static let all: [PageRoute] = [
        .show(path) { visit in try await page(SettingsFrame(visit, in: .staff)) },
        .post(path, add),
        .post(one + "/role") { visit in
            try await change(visit, saying: .roleSet) { frame in
                let chosen = visit.form["role"].flatMap { Role(rawValue: $0) }
                guard let role = chosen else { throw WebError.noSuchPage }
                try await visit.run(GiveRole(to: visit["member"], role, brand: frame.brand))
            }
        },
        .post(one + "/removal") { visit in
            try await change(visit, saying: .memberRemoved) { frame in
                try await visit.run(GiveRole(to: visit["member"], nil, brand: frame.brand))
            }
        },
        .post(one + "/second-factor/removal") { visit in
            try await change(visit, saying: .factorRemoved) { _ in
                try await visit.run(RemoveSecondFactor(of: visit["member"]))
            }
        },
        .post(one + "/invitation") { visit in
            let frame = try await SettingsFrame(visit, in: .staff)
            do {
                return try await invited(visit["member"], frame)
            } catch let error as AccessError where SettingsFrame.isShown(error) {
                return try await page(frame, problem: error.message(in: visit.language))
            }
        },
    ]

    /// Does what a form says of somebody. Whoever changes what they are themselves may have nothing to look for here
    /// any more, and begins anew.
    private static func change(
        _ visit: Visit, saying notice: Notice, _ act: (SettingsFrame) async throws -> Void
    ) async throws -> PageReply {
        let frame = try await SettingsFrame(visit, in: .staff)
        do {
            try await act(frame)
            let isOwn = SignInName.of(visit["member"]) == SignInName.of(frame.own)
            return isOwn ? .go("/") : .go(frame.path, cookies: [notice.cookie])
        } catch let error as AccessError where SettingsFrame.isShown(error) {
            return try await page(frame, problem: error.message(in: visit.language))
        }
    }

    /// Has somebody work for the brand. New accounts are made by whoever administers; an owner takes on who is here
    /// already.
    private static func add(_ visit: Visit) async throws -> PageReply {
        let frame = try await SettingsFrame(visit, in: .staff)
        guard let role = visit.form["role"].flatMap({ Role(rawValue: $0) }) else {
            return try await page(frame, problem: visit.words("staff.chooseRole"))
        }
        let name = visit.form.filled("name") ?? ""
        do {
            if frame.isAdministrator, let member = try await made(name, role, frame) {
                return try await invited(member.name, frame)
            }
            let staff = try await visit.run(ListStaff(brand: frame.brand))
            guard !staff.contains(where: { SignInName.of($0.member.name) == SignInName.of(name) }) else {
                throw AccessError.memberExists(name: name)
            }
            try await visit.run(GiveRole(to: name, role, brand: frame.brand))
            return .go(frame.path, cookies: [Notice.memberTakenOn.cookie])
        } catch AccessError.noSuchMember {
            return try await page(frame, errors: ["name": visit.words("staff.askAdministrator")])
        } catch let error as AccessError where SettingsFrame.isShown(error) {
            return try await page(frame, errors: ["name": error.message(in: visit.language)])
        }
    }

    /// A new account; nil where there is one of that name.
    private static func made(_ name: String, _ role: Role, _ frame: SettingsFrame) async throws -> Member? {
        do {
            return try await frame.visit.run(
                AddMember(name: name, post: AddMember.Post(role, brand: frame.shell.brand.name)))
        } catch AccessError.memberExists {
            return nil
        }
    }

    private static func invited(_ name: String, _ frame: SettingsFrame) async throws -> PageReply {
        let words = frame.words
        let invitation = try await frame.visit.run(InviteMember(name))
        let link = frame.url("/invitation?token=" + FormFields.encoded(invitation.token.revealed))
        return try await page(
            frame,
            made: SettingsFrame.made(
                words("staff.madeTitle", ["name": name]), [(words("staff.madeLink"), link)],
                warning: words("staff.madeWarning", ["date": frame.day(invitation.expiresAt)])))
    }

    private static func page(
        _ frame: SettingsFrame, made: PageValues? = nil, errors: PageValues = [:], problem: String? = nil
    ) async throws -> PageReply {
        let (visit, words) = (frame.visit, frame.words)
        let staff = try await visit.run(ListStaff(brand: frame.brand))
        let isWrong = !errors.isEmpty || problem != nil
        let chosen = isWrong ? visit.form["role"] : nil
        return frame.page(
            "settings_staff",
            .filled([
                "made": made, "members": staff.map { row($0, frame) },
                "form": ["name": isWrong ? visit.form["name"] ?? "" : ""] as PageValues,
                "roleChoices": Role.allCases.map { role -> PageValues in
                    let name = role.rawValue
                    var option = PageValues.option(name, words("role." + name), isChosen: name == chosen)
                    option["may"] = words("staff.may" + name.prefix(1).uppercased() + name.dropFirst())
                    return option
                },
            ]), errors: errors, problem: problem)
    }

    private static func row(_ line: MemberLine, _ frame: SettingsFrame) -> PageValues {
        let words = frame.words
        let name = line.member.name
        let role = line.roles.first?.role
        let known = line.hasSecondFactor ? "staff.ready" : "staff.passwordOnly"
        let signIn = words(line.hasPassword ? known : "staff.invited")
        let isOwn = SignInName.of(name) == SignInName.of(frame.own)
        return .filled([
            "name": name, "initial": Written.initial(of: name),
            "administrator": line.member.isAdministrator ? words("staff.administrator") : nil,
            "address": frame.path + "/" + FormFields.encoded(name), "roleLabel": words("staff.roleOf", ["name": name]),
            "menuLabel": words("staff.menuOf", ["name": name]),
            "roles": Role.allCases.map {
                PageValues.option($0.rawValue, words("role." + $0.rawValue), isChosen: $0 == role)
            },
            "lamp": line.hasPassword ? "good" : "warn", "signIn": signIn, "canInvite": frame.isAdministrator,
            // One's own goes by a code, on one's own page.
            "hasFactor": line.hasSecondFactor && frame.isAdministrator && !isOwn,
        ])
    }
}
