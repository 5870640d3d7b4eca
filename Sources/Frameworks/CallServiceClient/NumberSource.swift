internal import Synchronization

/// Counts what a process numbers, each kind from 1.
final class NumberSource: Sendable {
    enum Kind { case request, provider, registry }

    private let requests = Atomic<UInt64>(0)
    private let providers = Atomic<UInt64>(0)
    private let registries = Atomic<UInt64>(0)

    func next(_ kind: Kind) -> UInt64 {
        switch kind {
        case .request: requests.add(1, ordering: .relaxed).newValue
        case .provider: providers.add(1, ordering: .relaxed).newValue
        case .registry: registries.add(1, ordering: .relaxed).newValue
        }
    }
}
