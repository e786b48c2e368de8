import Access
import Customers
import Database
import Shop

/// The rows that imports held back, as they lie in the folder of uploads.
struct HeldRowsOnDisk: Sendable {
    private let installation: Installation

    init(_ installation: Installation) {
        self.installation = installation
    }

    /// First the file, then the notes of it: it is never left without one. On another machine it is left to that one.
    func remove(of run: ImportRun) async throws {
        guard let path = run.errorsFile, run.machine == Machine.this.mark, installation.uploads.holds(path) else {
            return
        }
        installation.uploads.remove(path)
        try await installation.database.write { tx in
            try ImportRuns.forgetErrors(of: run, in: tx)
            try WrittenFiles.forget(
                WrittenFile(path, .heldRows, brand: run.brand, on: .this, by: installation.history), in: tx)
        }
    }
}
