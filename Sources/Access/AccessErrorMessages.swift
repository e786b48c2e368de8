package import Shop

extension AccessError {
    package var message: Phrase {
        switch self {
        case .noSuchBrand(let name, let known):
            Phrase(
                en:
                    "There is no brand “\(name)”. \(Self.list(known, en: "Known: ", none: "There is none yet; make one with: huitou brand create NAME"))",
                zh: "没有品牌“\(name)”。\(Self.list(known, en: "已有：", none: "尚无品牌，请先创建：huitou brand create 名称"))")
        case .brandNotNamed(let known):
            known.isEmpty
                ? Phrase(
                    en: "There is no brand yet. Make one with: huitou brand create NAME",
                    zh: "尚无品牌。请先创建：huitou brand create 名称")
                : Phrase(
                    en: "There are several brands: \(known.joined(separator: ", ")). Name one with --brand.",
                    zh: "有多个品牌：\(known.joined(separator: "、"))。请用 --brand 指定。")
        case .brandExists(let name):
            Phrase(en: "There is a brand “\(name)” already.", zh: "品牌“\(name)”已存在。")
        case .noSuchStore(let name, let known):
            Phrase(
                en:
                    "There is no store “\(name)”. \(Self.list(known, en: "Known: ", none: "Add one with: huitou store add NAME"))",
                zh: "没有店铺“\(name)”。\(Self.list(known, en: "已有：", none: "请先添加：huitou store add 名称"))")
        case .storeNotNamed(let known):
            Phrase(
                en: "The brand has several stores: say which, with --store. Known: \(known.joined(separator: ", "))",
                zh: "该品牌有多个店铺，请用 --store 指定。已有：\(known.joined(separator: "、"))")
        case .noPhysicalStore(let name, let known):
            Self.noPhysicalStore(name, known)
        case .storeExists(let name):
            Phrase(en: "There is a store “\(name)” already.", zh: "店铺“\(name)”已存在。")
        case .emptyName:
            Phrase(en: "The name is empty. Give it at least one letter.", zh: "名称为空。请至少填写一个字符。")
        case .outOfBounds(let what, let least, let most):
            Phrase(
                en: "The number of \(what.english) can be from \(least) to \(most).",
                zh: "\(what.chinese)应在 \(least) 至 \(most) 之间。")
        case .unfitName(let longest):
            Phrase(
                en:
                    "A name is one line of at most \(longest) characters, without control characters and without blanks round it.",
                zh: "名称应为一行，不超过 \(longest) 个字符，不含控制字符，首尾无空格。")
        case .unknownTimeZone(let name):
            Phrase(
                en: "“\(name)” is no time zone. Use a name such as Asia/Shanghai or Europe/London.",
                zh: "“\(name)”不是时区名。请使用如 Asia/Shanghai、Europe/London 的名称。")
        case .unknownCurrency(let code):
            Phrase(
                en: "“\(code)” is no currency of ISO 4217. Use a code such as CNY, GBP or USD.",
                zh: "“\(code)”不是 ISO 4217 货币代码。请使用如 CNY、GBP、USD 的代码。")
        case .unknownLanguage(let name):
            Phrase(en: "“\(name)” is no language known here. Use zh or en.", zh: "不支持语言“\(name)”。请使用 zh 或 en。")
        case .unknownSetting(let name, let known):
            Phrase(
                en: "There is no setting “\(name)”. Known: \(known.joined(separator: ", ")).",
                zh: "没有设置项“\(name)”。可用：\(known.joined(separator: "、"))。")
        case .badSetting(let name, let value, let expected):
            Phrase(
                en: "“\(value)” cannot be the value of \(name): \(expected(in: .english)).",
                zh: "“\(value)”不能作为 \(name) 的值：\(expected(in: .chinese))。")
        case .settingIsFixed(let name):
            Phrase(
                en: "\(name) cannot change once orders are reckoned by it. Make another brand and import again.",
                zh: "已有订单按 \(name) 计算，无法更改。请新建品牌后重新导入。")
        case .forbidden(let permission):
            Phrase(
                en: "You may not do this (\(permission.rawValue)). Ask an owner of the brand.",
                zh: "您没有此权限（\(permission.rawValue)）。请联系品牌所有者。")
        case .noSuchMember(let name):
            Phrase(
                en: "Nobody here is called “\(name)”. See who is: huitou staff list",
                zh: "没有名为“\(name)”的成员。查看成员：huitou staff list")
        case .memberExists(let name):
            Phrase(
                en: "Somebody is called “\(name)” already. Choose another name.", zh: "已有名为“\(name)”的成员。请换一个名称。")
        case .lastAdministrator(let name):
            Phrase(
                en: "\(name) is the last administrator. Make somebody else one first.",
                zh: "\(name) 是最后一位管理员。请先指定另一位管理员。")
        case .lastOwner(let name, let brand):
            Phrase(
                en: "\(name) is the last owner of “\(brand)”. Make somebody else one first.",
                zh: "\(name) 是“\(brand)”的最后一位所有者。请先指定另一位所有者。")
        case .noSuchKey(let prefix):
            Phrase(
                en: "The brand has no key \(prefix). See which there are: huitou keys list",
                zh: "该品牌没有密钥 \(prefix)。查看：huitou keys list")
        case .keyReplaced(let prefix, let successor):
            successor.map {
                Phrase(
                    en: "\($0) took the place of \(prefix) already. Rotate that one: huitou keys rotate \($0)",
                    zh: "密钥 \(prefix) 已由 \($0) 取代。请轮换新密钥：huitou keys rotate \($0)")
            }
                ?? Phrase(
                    en: "Another key took the place of \(prefix) already. List them with: huitou keys list",
                    zh: "密钥 \(prefix) 已被其他密钥取代。可用 huitou keys list 查看。")
        case .keyEnded(let prefix):
            Phrase(
                en:
                    "\(prefix) opens nothing any more, so nothing takes its place. Make another: huitou keys create LABEL",
                zh: "密钥 \(prefix) 已失效，无法轮换。请新建：huitou keys create 用途")
        case .keyWithoutStore:
            Phrase(
                en: "A key with events.send brings the events of one store. Name it with --store NAME.",
                zh: "具备 events.send 权限的密钥须对应一个店铺。请用 --store 名称 指定。")
        case .keyOfNoEvents:
            Phrase(
                en: "Only a key with events.send names a store. Leave --store out, or add --permission events.send.",
                zh: "只有具备 events.send 权限的密钥才指定店铺。请去掉 --store，或加上 --permission events.send。")
        case .keyOpensNothing:
            Phrase(
                en: "A key needs at least one permission that keys may have.", zh: "密钥至少需要一项可授予密钥的权限。")
        case .noSuchSession:
            Phrase(en: "There is no such session any more.", zh: "该会话已不存在。")
        case .noSuchWebhook:
            Phrase(
                en: "The brand has no such webhook. See which there are: huitou webhooks list",
                zh: "该品牌没有此推送来源。查看：huitou webhooks list")
        case .webhookEnded:
            Phrase(
                en: "This webhook was ended and takes nothing more. Add another: huitou webhooks add KIND",
                zh: "该推送来源已停用。请新建：huitou webhooks add 类型")
        case .webhookSecretNeeded:
            Phrase(
                en: "Shopify makes the secret: copy it from where the webhook is set up there, and give it here.",
                zh: "Shopify 的密钥由平台生成，请从其 Webhook 设置处复制后填写。")
        case .unfitWebhookSecret:
            Phrase(
                en:
                    "This can be no secret: it is one line of 16 to 200 characters; for Standard Webhooks whsec_… with 24 to "
                    + "64 bytes in base64.",
                zh: "密钥应为一行，16 到 200 个字符；Standard Webhooks 为 whsec_ 加 24 到 64 字节的 base64。")
        case .damagedWebhookSecret:
            Phrase(
                en:
                    "A webhook’s secret cannot be read with this key file. Put the key file back from its copy, or rotate the "
                    + "secret: huitou webhooks rotate ID",
                zh: "此密钥文件无法读取推送密钥。请从副本恢复密钥文件，或轮换：huitou webhooks rotate ID")
        case .webhookRefused:
            Phrase(
                en:
                    "Not taken: address, signature or moment are not right. Compare the secret and the clock of the sender.",
                zh: "未接受：地址、签名或时间不正确。请核对发送方的密钥和时钟。")
        case .unreadableHead(let path):
            Phrase(
                en: "\(path) does not say where the audit ended. Put it back from a copy, or move it away.",
                zh: "\(path) 无法说明审计记录的末尾。请从副本恢复，或将其移走。")
        case .unwritableHead(let path, let reason):
            Phrase(
                en: "Where the audit ends could not be written to \(path): \(reason). Make room there.",
                zh: "无法将审计记录的末尾写入 \(path)：\(reason)。请检查该位置。")
        case .auditWithoutEnd:
            Phrase(
                en: "The audit no longer says where it ends, so nothing can be added to it. See: huitou doctor --audit",
                zh: "审计记录缺少结尾标记，无法继续写入。请查看：huitou doctor --audit")
        case .passwordTooShort(let least):
            Phrase(
                en: "A password has at least \(least) characters. Several words make a good one.",
                zh: "密码至少 \(least) 个字符。可用几个词组成。")
        case .passwordTooLong(let most):
            Phrase(en: "A password has at most \(most) bytes. Shorten it.", zh: "密码最多 \(most) 字节。请缩短。")
        case .passwordIsName:
            Phrase(en: "A password must not be the name it is for. Choose another.", zh: "密码不能与用户名相同。请另选。")
        case .wrongPassword:
            Phrase(en: "The present password is not right. Try again.", zh: "当前密码不正确。请重试。")
        case .signInFailed:
            Phrase(
                en: "Name, password or code are not right. Try again, or ask an administrator for an invitation.",
                zh: "用户名、密码或验证码不正确。请重试，或请管理员发送邀请。")
        case .secondFactorNeeded:
            Phrase(en: "Give the code that your authenticator shows.", zh: "请输入验证器显示的验证码。")
        case .limited(let seconds):
            Phrase(
                en: "Too many tries. Wait \(seconds) seconds, then try again.", zh: "尝试次数过多。请等待 \(seconds) 秒后重试。")
        case .notSignedIn:
            Phrase(en: "Sign in again, or bring another key.", zh: "请重新登录，或更换密钥。")
        case .tooBusy:
            Phrase(en: "Too many sign in at this moment. Try again shortly.", zh: "当前登录人数过多，请稍后重试。")
        case .badInvitation:
            Phrase(
                en: "The invitation is unknown, used or older than seven days. Ask for a new one.",
                zh: "邀请无效、已使用或已超过七天。请索取新的邀请。")
        case .badStartLink:
            Phrase(
                en:
                    "The link is unknown, used or older than an hour. While nobody works here yet, the server shows a new one "
                    + "when it is started again.",
                zh: "链接无效、已使用或已超过一小时。如果还没有任何成员，重新启动服务即可获得新的链接。")
        case .secondFactorStands:
            Phrase(
                en: "There is a second factor already. Remove it before you begin another.", zh: "已设置第二因素。请先移除再重新设置。")
        case .noSecondFactor:
            Phrase(
                en: "No second factor was begun. Begin with: huitou staff second-factor begin NAME",
                zh: "尚未设置第二因素。请先执行：huitou staff second-factor begin 名称")
        case .wrongCode:
            Phrase(
                en: "The code is not right, or was used. Wait for the next one.", zh: "验证码不正确或已使用。请等待下一个验证码。")
        case .damagedSecret:
            Phrase(
                en: "The second factor cannot be read with this key file. Remove it and begin anew.",
                zh: "此密钥文件无法读取第二因素。请移除后重新设置。")
        }
    }

    private static func noPhysicalStore(_ name: String?, _ known: [String]) -> Phrase {
        let said = name.map {
            Phrase(en: "“\($0)” is not a physical store. ", zh: "“\($0)”不是门店。")
        }
        let way =
            known.isEmpty
            ? Phrase(
                en: "The brand has no physical store. Add one with: huitou store add NAME --platform physical",
                zh: "该品牌尚无门店。请先添加：huitou store add 名称 --platform physical")
            : Phrase(
                en: "Say which, with --store. Physical stores: \(known.joined(separator: ", "))",
                zh: "请用 --store 指定门店：\(known.joined(separator: "、"))")
        return Phrase(en: (said?.english ?? "") + way.english, zh: (said?.chinese ?? "") + way.chinese)
    }

    private static func list(_ names: [String], en lead: String, none: String) -> String {
        names.isEmpty ? none : lead + names.prefix(10).joined(separator: ", ")
    }
}
