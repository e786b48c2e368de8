import Foundation
import Operations

extension NewFile {
    /// Has a list that was just written looked at once more; it goes if somebody in it was erased meanwhile, or if that
    /// cannot be told.
    ///
    /// - Parameter customers: `c_…` of everybody in it.
    func confirm(of customers: [String], brand: String?, in session: CommandSession) async throws {
        do {
            try await session.run(ConfirmList(at: path, of: customers, brand: brand))
        } catch {
            _ = unlink(path)
            throw error
        }
    }
}
