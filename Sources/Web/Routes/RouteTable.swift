import HTTPTypes

/// Everything that may be asked over HTTP.
enum RouteTable {
    static let root = "/api/v1"

    static let all: [Route] = [
        SignInRoutes.all, SecondFactorRoutes.all, BrandRoutes.all, StaffRoutes.all, KeyRoutes.all,
        CustomerListRoutes.all, CustomerRoutes.all, ProposalRoutes.all, RiskRoutes.all, TraitRoutes.all,
        VisitRoutes.all,
        PrivacyRoutes.all, SegmentRoutes.all, SegmentAnswerRoutes.all, FigureRoutes.all, DueRoutes.all,
        ConflictRoutes.all, LeftOutRoutes.all, ImportRoutes.all, WebhookRoutes.all, AsideRoutes.all, AuditRoutes.all,
        InstallationRoutes.all,
    ].flatMap(\.self)

    /// What may be asked at an address; empty where there is nothing.
    static func methods(at path: String) -> [String] {
        guard path.hasPrefix(root + "/") else { return [] }
        let steps = path.dropFirst(root.count).split(separator: "/", omittingEmptySubsequences: false)
        let fitting = Dictionary(grouping: all, by: \.path).filter { path, _ in
            let wanted = path.split(separator: "/", omittingEmptySubsequences: false)
            return wanted.count == steps.count
                && zip(wanted, steps).allSatisfy { $0.hasPrefix("{") ? !$1.isEmpty : $0 == $1 }
        }
        // Of several the one that says most in words, as the router has it.
        let nearest = fitting.min { $0.value[0].pathNames.count < $1.value[0].pathNames.count }
        return nearest?.value.map(\.method.rawValue).sorted() ?? []
    }
}
