import Access
import Testing

struct PasswordRulesTests {
    @Test(arguments: ["ten letters", "密码是十个字符呀呀呀", "          ", "0123456789", String(repeating: "x", count: 1_024)])
    func lengthAloneIsAsked(_ password: String) throws {
        try PasswordRules.check(Secret(password), of: "wang")
    }

    @Test func whatIsShortLongOrTheNameIsRefused() {
        #expect(throws: AccessError.passwordTooShort(least: 10)) {
            try PasswordRules.check(Secret("123456789"), of: "wang")
        }
        #expect(throws: AccessError.passwordTooShort(least: 10)) {
            try PasswordRules.check(Secret("👩‍👩‍👧‍👦👩‍👩‍👧‍👦"), of: "wang")
        }
        #expect(throws: AccessError.passwordTooLong(mostBytes: 1_024)) {
            try PasswordRules.check(Secret(String(repeating: "x", count: 1_025)), of: "wang")
        }
        for password in ["wangfang.shop@mail.example", "WANGFANG.SHOP", " wangfang.shop "] {
            #expect(throws: AccessError.passwordIsName) {
                try PasswordRules.check(Secret(password), of: "wangfang.shop@mail.example")
            }
        }
    }
}
