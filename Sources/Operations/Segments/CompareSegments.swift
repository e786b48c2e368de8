package import Access
import Customers
import Database
import Insight
package import Shop

/// Two segments beside each other, or one on two days.
package struct CompareSegments: PersonListing {
    package static let listKind = "segments"

    package static func count(_ output: Answer) -> Int { output.one.lines.count + output.other.lines.count }

    package static let permission = Permission.readCustomers

    /// What is compared.
    package enum Question: Sendable {
        /// Two segments, saved or not, on one day: by what is known now.
        case segments(String, String, on: BrandDay?)
        /// A saved segment at the end of two days: as it was recorded.
        case days(String, BrandDay, BrandDay)
    }

    package struct Side: Sendable {
        package let title: String
        package let day: BrandDay
        package let count: Int
        /// Those who are on this side alone, the first of them.
        package let lines: [SegmentLine]
        /// How many are on this side alone.
        package let alone: Int
    }

    package struct Answer: Sendable {
        package let one: Side
        package let other: Side
        package let both: Int
        package let remarks: [Phrase]
    }

    private let question: Question
    package let brand: String?
    private let limit: Int?

    /// - Parameter limit: at most so many persons of each side are named; nil for all.
    package init(_ question: Question, brand: String?, limit: Int?) {
        self.question = question
        self.brand = brand
        self.limit = limit
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let round = try await SegmentRound.next(brand, in: installation, at: now)
        let (one, other, remarks) = try await sides(round, in: installation, at: now)
        let (onlyOne, onlyOther) = (one.members.subtracting(other.members), other.members.subtracting(one.members))
        let lines = SegmentLines(installation, brand: round.figures.brand.id)
        let limit = limit
        let (first, second) = try await installation.database.read { tx in
            (
                try lines.of(onlyOne.members.prefix(limit ?? .max), in: tx),
                try lines.of(onlyOther.members.prefix(limit ?? .max), in: tx)
            )
        }
        return Answer(
            one: Side(
                title: one.title, day: one.day, count: one.members.count, lines: first, alone: onlyOne.count),
            other: Side(
                title: other.title, day: other.day, count: other.members.count, lines: second, alone: onlyOther.count),
            both: one.members.intersection(other.members).count, remarks: remarks)
    }

    private struct Given {
        let title: String
        let day: BrandDay
        let members: MemberSet
    }

    private func sides(
        _ round: SegmentRound, in installation: Installation, at now: Instant
    ) async throws -> (Given, Given, [Phrase]) {
        switch question {
        case .segments(let one, let other, let day):
            let first = try await SegmentDesk(one, round, on: day, in: installation, at: now)
            let second = try await SegmentDesk(other, round, on: day, in: installation, at: now)
            let asked = (first.question, second.question)
            let live = round.figures.live
            let members = (live.members(asked.0), live.members(asked.1))
            return (
                Given(title: one, day: members.0.day, members: MemberSet(members.0.members)),
                Given(title: other, day: members.1.day, members: MemberSet(members.1.members)),
                first.remarks() + second.remarks()
            )
        case .days(let name, let one, let other):
            let first = try await SegmentRecord(name, on: one, round, in: installation, at: now)
            let second = try await SegmentRecord(name, on: other, round, in: installation, at: now)
            return (
                Given(title: name, day: one, members: first.members),
                Given(title: name, day: other, members: second.members),
                first.version == second.version ? [] : [Self.redefined]
            )
        }
    }

    private static let redefined = Phrase(
        en: "The segment was defined anew between the two days: part of the difference is that.",
        zh: "两日之间该人群的定义有变更，差异中有一部分由此造成。")
}
