internal import CallServiceWire
internal import Synchronization

/// Members that an app can compile against but that do nothing yet. Each says so once: silence would be a defect.
package enum Unsupported {
    /// A line in the app's log and one on the phone's timeline, once a process for every member.
    package static func note(_ member: String) { CallServiceConnection.shared.noteUnsupported(member) }
}

extension CallServiceConnection {
    /// ``Unsupported/note(_:)`` for this connection.
    package func noteUnsupported(_ member: String) {
        guard state.withLock({ $0.unsupportedMembers.insert(member).inserted }) else { return }
        host.writeConsole("Ringtime: \(member) compiles but does nothing yet")
        send(.unsupported(member: member))
    }
}
