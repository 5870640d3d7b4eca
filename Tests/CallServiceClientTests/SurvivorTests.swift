import CallServiceClient
import CallServiceWire
import CallVocabulary
import Synchronization
import Testing

@Suite struct SurvivorTests {
    /// Says when it ends, and speaks to the table as it ends, as a provider does.
    private final class Kept: Sendable {
        let number: UInt32
        let table: SurvivorTable
        let ends: Ends

        init(_ number: UInt32, in table: SurvivorTable, _ ends: Ends) {
            (self.number, self.table, self.ends) = (number, table, ends)
        }

        deinit {
            table.letGo(of: number)
            ends.add(number)
        }
    }

    private final class Ends: Sendable {
        private let content = Mutex<[UInt32]>([])
        var numbers: [UInt32] { content.withLock { $0 } }
        func add(_ number: UInt32) { content.withLock { $0.append(number) } }
    }

    private let table = SurvivorTable()
    private let ends = Ends()

    private func keep(_ numbers: ClosedRange<UInt32>) {
        for number in numbers { table.keep(Kept(number, in: table, ends), numbered: number) }
    }

    @Test func `what is kept lives until it is let go`() {
        keep(1...2)
        #expect(ends.numbers.isEmpty && table.count == 2)
        table.letGo(of: 1)
        table.letGo(of: 7)
        #expect(ends.numbers == [1] && table.count == 1)
    }

    @Test func `one object is kept once`() {
        let kept = Kept(1, in: table, ends)
        table.keep(kept, numbered: 1)
        table.keep(kept, numbered: 1)
        #expect(table.count == 1)
    }

    @Test func `beyond the limit the oldest ends, and no more than that`() {
        let limit = UInt32(SurvivorTable.limit)
        keep(1...limit)
        #expect(ends.numbers.isEmpty)
        keep((limit + 1)...(limit + 3))
        #expect(ends.numbers == [1, 2, 3] && table.count == SurvivorTable.limit)
    }

    @Test func `a process that no phone has told keeps what the newest system keeps`() {
        let host = HostProcess(writeConsole: { _ in }, abort: {})
        #expect(host.survivors == SurvivingObjects(.newest))
    }

    @Test func `a remark travels as its sentence, with its rule`() {
        let transport = InProcessTransport(
            welcome: Welcome(system: SystemVersion(18), bundle: "b", reason: .user, state: .active))
        let connection = CallServiceConnection(transport: transport)
        connection.tell(.registryReleased)
        #expect(transport.sent.last == .remark(AppRemark.registryReleased.rawValue, rule: .d12))
    }
}
