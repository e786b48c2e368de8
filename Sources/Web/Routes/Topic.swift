import Shop

/// What the routes are sorted by in the document.
enum Topic: String, CaseIterable, Sendable {
    case signingIn = "sign-in"
    case brands
    case staff
    case keys
    case customers
    case privacy
    case segments
    case figures
    case orders
    case imports
    case intake
    case audit
    case installation

    var title: Phrase {
        switch self {
        case .signingIn: Phrase(en: "Signing in", zh: "登录")
        case .brands: Phrase(en: "Brands and stores", zh: "品牌与店铺")
        case .staff: Phrase(en: "Staff", zh: "员工")
        case .keys: Phrase(en: "Keys", zh: "密钥")
        case .customers: Phrase(en: "Customers", zh: "客户")
        case .privacy: Phrase(en: "Privacy", zh: "隐私与授权")
        case .segments: Phrase(en: "Segments", zh: "人群")
        case .figures: Phrase(en: "Figures", zh: "分析")
        case .orders: Phrase(en: "Orders that contradict or do not count", zh: "冲突与不计入的订单")
        case .imports: Phrase(en: "Imports", zh: "导入")
        case .intake: Phrase(en: "Webhooks, and what was set aside", zh: "推送与搁置")
        case .audit: Phrase(en: "Audit", zh: "审计")
        case .installation: Phrase(en: "The installation", zh: "系统")
        }
    }
}
