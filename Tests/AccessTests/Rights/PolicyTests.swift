import Access
import Shop
import Testing

struct PolicyTests {
    @Test func theOwnerMayDoEverythingInTheBrand() {
        #expect(Policy.permissions(of: .owner) == Set(Permission.allCases.filter { $0.scope == .brand }))
    }

    @Test(arguments: Permission.allCases)
    func aPermissionIsHeldByThoseOfItsScope(_ permission: Permission) {
        let holders = Policy.holders(of: permission)
        #expect(!holders.isEmpty)
        for holder in holders {
            switch holder {
            case .administrator, .member: #expect(permission.scope == .installation)
            case .role: #expect(permission.scope == .brand)
            }
        }
    }

    @Test(arguments: [Permission.changeStaff, .readAudit])
    func whoWorksHereIsTheOwnersAffair(_ permission: Permission) {
        #expect(Policy.holders(of: permission) == [.role(.owner)])
    }

    @Test func theAnalystReadsAndChangesNothing() {
        #expect(Policy.permissions(of: .analyst) == [.readBrand, .readFigures, .readCustomers])
    }

    @Test func theClerkSeesNoListOfCustomers() {
        #expect(Policy.permissions(of: .clerk) == [.readBrand, .lookUpCustomers, .recordVisits])
    }

    @Test func administeringOpensNoBrand() {
        #expect(Policy.permissions(of: .administrator) == [.administerInstallation])
        #expect(Policy.permissions(of: .member) == [.keepAccount])
    }

    @Test func severalBrandsAreNamedInTheMessage() {
        let message = AccessError.brandNotNamed(known: ["Lamp", "Soap"]).message
        #expect(message.english.contains("Lamp, Soap"))
        #expect(message.chinese.contains("Lamp、Soap"))
    }
}
