import Access
import Shop
import Testing

struct TOTPTests {
    private static let secret = Array("12345678901234567890".utf8)

    /// RFC 6238, appendix B, the rows of SHA1.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func thePublishedCodesComeOut(seconds: Int64, code: String) {
        let step = TOTP.step(at: Instant(seconds: seconds))
        #expect(TOTP.code(Self.secret, step: step, digits: 8) == code)
        #expect(TOTP.code(Self.secret, step: step) == String(code.suffix(6)))
    }

    @Test func oneStepBeforeAndOneAfterAreTaken() {
        let now = Instant(seconds: 1_234_567_890)
        let step = TOTP.step(at: now)
        let found = (-2...2).map {
            TOTP.step(of: Secret(TOTP.code(Self.secret, step: step + $0)), Self.secret, at: now)
        }
        #expect(found == [nil, step - 1, step, step + 1, nil])
        #expect(TOTP.step(of: Secret(" 005 924 "), Self.secret, at: now) == step)
        for wrong in ["", "00592", "0059240", "005925", "00592４"] {
            #expect(TOTP.step(of: Secret(wrong), Self.secret, at: now) == nil)
        }
    }

    @Test func anAuthenticatorCanReadTheAddress() {
        let uri = TOTP.uri(Self.secret, name: "王芳 @shop").revealed
        #expect(
            uri == "otpauth://totp/Huitou:%E7%8E%8B%E8%8A%B3%20%40shop?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Huitou&algorithm=SHA1&digits=6&period=30")
    }
}
