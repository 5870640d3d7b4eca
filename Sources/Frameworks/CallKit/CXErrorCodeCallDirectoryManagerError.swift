/// What went wrong with a call directory extension.
public struct CXErrorCodeCallDirectoryManagerError: RingtimeCodedError {
    public enum Code: Int, RingtimeErrorCode {
        public typealias CodedError = CXErrorCodeCallDirectoryManagerError

        case unknown = 0
        case noExtensionFound = 1
        case loadingInterrupted = 2
        case entriesOutOfOrder = 3
        case duplicateEntries = 4
        case maximumEntriesExceeded = 5
        case extensionDisabled = 6
        case currentlyLoading = 7
        case unexpectedIncrementalRemoval = 8
    }

    public static var errorDomain: String { CXErrorDomainCallDirectoryManager }

    public let ringtimeContent: RingtimeErrorContent<Code>

    public init(ringtimeContent: RingtimeErrorContent<Code>) { self.ringtimeContent = ringtimeContent }

    public static var unknown: Code { .unknown }
    public static var noExtensionFound: Code { .noExtensionFound }
    public static var loadingInterrupted: Code { .loadingInterrupted }
    public static var entriesOutOfOrder: Code { .entriesOutOfOrder }
    public static var duplicateEntries: Code { .duplicateEntries }
    public static var maximumEntriesExceeded: Code { .maximumEntriesExceeded }
    public static var extensionDisabled: Code { .extensionDisabled }
    public static var currentlyLoading: Code { .currentlyLoading }
    public static var unexpectedIncrementalRemoval: Code { .unexpectedIncrementalRemoval }
}
