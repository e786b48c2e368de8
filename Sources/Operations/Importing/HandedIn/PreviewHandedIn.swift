package import Access
import Customers
import Database
package import Imports
package import Shop

/// The first of a file as they would be read, before any of it is kept.
package struct PreviewHandedIn: BrandOperation {
    package static let permission = Permission.importFacts

    /// Something that the file states.
    package struct Fact: Sendable {
        package enum Kind: String, Sendable, CaseIterable {
            case order, refund, customer, product, review
        }

        package let kind: Kind
        /// The source's number, or a product's code; nil for a person.
        package let number: String?
        package let at: Instant?
        package let status: OrderStatus?
        package let money: Money?
        /// Masked.
        package let person: String?
        package let pieces: [Piece]
    }

    package struct Piece: Sendable {
        package let code: String
        package let title: String
        package let quantity: Int64
    }

    package struct Answer: Sendable {
        package let format: String
        package let title: Phrase
        package let platform: Platform
        package let encoding: String
        /// The file's columns.
        package let header: [String]
        package let notes: [Phrase]
        package let facts: [Fact]
        /// Rows that would be held back.
        package let held: [HeldRow]
    }

    /// So many groups of rows are looked at.
    private static let most = 20
    private static let mostBytes = 1 << 20
    private static let longest = Duration.seconds(10)
    package let brand: String?
    private let id: String
    private let setting: ImportRun.Setting

    /// - Parameter id: `i_…`
    package init(_ id: String, _ setting: ImportRun.Setting, brand: String?) {
        self.id = id
        self.setting = setting
        self.brand = brand
    }

    private struct Enough: Error {}

    /// - Throws: `ImportingError.noSuchImport`, `.previewTooLong`, `.tooBusy`, `.fileGone`, `.elsewhere`; `ImportFailure` for what cannot be read.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let run = try await installation.database.read { try installation.handedIn(id, brand: brand.id, in: $0).run }
        guard run.hasFile else { throw ImportingError.fileGone }
        guard run.machine == Machine.this.mark else { throw ImportingError.elsewhere }
        let known = try await ImportSetting.find(setting.options, of: brand, in: installation)
        let (place, name, reading) = (
            installation.uploads.place(of: run.file), run.name, known.importOptions(now: now)
        )
        return try await installation.previewWork.run { stop in
            try Self.answer(try ImportSource(path: place, name: name, options: reading), stop)
        }
    }

    private static func answer(_ source: ImportSource, _ stop: FileWork.Stop) throws -> Answer {
        let end = ContinuousClock.now + longest
        var runs: [RowRun] = []
        var bytes = 0
        do {
            _ = try source.survey(
                { run in
                    bytes += run.length
                    guard bytes <= mostBytes else { throw Enough() }
                    runs.append(run)
                    if runs.count == most { throw Enough() }
                },
                progress: { _ in
                    try stop.check()
                    if ContinuousClock.now > end { throw ImportingError.previewTooLong }
                })
        } catch is Enough {
            // There is more of it, which nobody looks at yet.
        }
        let read = try source.interpret(runs)
        return Answer(
            format: source.format.rawValue, title: source.formatTitle, platform: source.platform,
            encoding: source.encoding.name, header: source.header, notes: source.notes,
            facts: read.statements.map { Fact($0) }, held: Array(read.held.prefix(most)))
    }
}

extension PreviewHandedIn.Fact {
    init(_ statement: Statement) {
        switch statement {
        case .order(let order):
            self.init(
                kind: .order, number: order.number, at: order.times.paid ?? order.times.placed, status: order.status,
                money: Self.paid(order).map { Money(minor: $0, order.currency) },
                person: Self.person(order.personal, order.buyers),
                pieces: order.lines.all.map {
                    .init(code: $0.product.code, title: $0.product.title, quantity: $0.quantity)
                })
        case .refund(let refund):
            var money: Money?
            var pieces: [PreviewHandedIn.Piece] = []
            switch refund.content {
            case .amount(let minor): money = Money(minor: minor, refund.currency)
            case .lines(let lines):
                pieces = lines.map { .init(code: $0.product.code, title: $0.product.title, quantity: $0.quantity) }
            }
            self.init(
                kind: .refund, number: refund.number, at: refund.occurredAt, status: nil, money: money,
                person: Self.person([], refund.buyers), pieces: pieces)
        case .customer(let customer):
            self.init(
                kind: .customer, number: nil, at: nil, status: nil, money: nil,
                person: Self.person(customer.personal, customer.buyers), pieces: [])
        case .product(let record):
            self.init(
                kind: .product, number: record.product.code, at: nil, status: nil, money: nil, person: nil,
                pieces: [.init(code: record.product.code, title: record.product.title, quantity: record.packSize ?? 1)])
        case .review(let review):
            self.init(
                kind: .review, number: review.number, at: review.occurredAt, status: nil, money: nil,
                person: Self.person(review.personal, review.buyers),
                pieces: review.product.map { [.init(code: $0.code, title: $0.title, quantity: 1)] } ?? [])
        }
    }

    private static func paid(_ order: StatedOrder) -> Int64? {
        guard case .told(let amounts) = order.amounts else { return nil }
        return amounts.paid
    }

    /// What to call them, masked: by what is told of them, else by what ties them to the store.
    private static func person(_ values: [PersonalValue], _ buyers: [BuyerKey]) -> String? {
        Mask.shownName(of: values)
            ?? buyers.first.map { key in
                let kind: PersonalKind =
                    switch key.kind {
                    case .phone: .phone
                    case .email: .email
                    case .nick: .nick
                    case .memberCard: .memberCard
                    case .account, .wechatOpenID, .wechatUnionID, .anonymous: .account
                    }
                return Mask.shown(PersonalValue(kind: kind, text: key.value))
            }
    }
}
