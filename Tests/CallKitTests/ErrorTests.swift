import CallKit
import Testing

// Apps may say this of a Code, so it must not conform already.
extension CXErrorCodeIncomingCallError.Code: CustomStringConvertible {
    var description: String { "code \(rawValue)" }
}

@Suite struct ErrorTests {
    @Test func `An error is matched by its type, by its code, and as an NSError`() {
        let error: any Error = CXErrorCodeIncomingCallError(.filteredByDoNotDisturb)
        #expect((error as? CXErrorCodeIncomingCallError)?.code == .filteredByDoNotDisturb)
        #expect((error as? CXErrorCodeRequestTransactionError) == nil)
        let bridged = error as NSError
        #expect(bridged.domain == CXErrorDomainIncomingCall)
        #expect(bridged.code == CXErrorCodeIncomingCallError.filteredByDoNotDisturb.rawValue)
        let optional: (any Error)? = error
        #expect((optional as NSError?)?.code == 3)
        #expect(error.localizedDescription.contains("com.apple.CallKit.error.incomingcall error 3"))
    }

    @Test func `A catch by code catches that code of that error, and no other`() {
        func caught(_ error: any Error) -> String {
            do {
                throw error
            } catch CXErrorCodeIncomingCallError.callUUIDAlreadyExists {
                return "duplicate report"
            } catch CXErrorCodeRequestTransactionError.callUUIDAlreadyExists {
                return "duplicate start"
            } catch CXError.unentitled {
                return "unentitled"
            } catch {
                return "other"
            }
        }
        #expect(caught(CXErrorCodeIncomingCallError(.callUUIDAlreadyExists)) == "duplicate report")
        #expect(caught(CXErrorCodeRequestTransactionError(.callUUIDAlreadyExists)) == "duplicate start")
        #expect(caught(CXError(.unentitled)) == "unentitled")
        #expect(caught(CXErrorCodeIncomingCallError(.unentitled)) == "other")
        #expect(caught(CXErrorCodeCallDirectoryManagerError(.duplicateEntries)) == "other")
    }

    @Test func `User info travels with the error and does not make it another one`() {
        let error = CXErrorCodeRequestTransactionError(.unknownCallUUID, userInfo: [NSLocalizedDescriptionKey: "no"])
        #expect(error.localizedDescription == "no")
        #expect(error.userInfo.count == 1)
        #expect(error == CXErrorCodeRequestTransactionError(.unknownCallUUID))
        #expect(error != CXErrorCodeRequestTransactionError(.unknown))
    }

    @Test func `Codes have the raw values that devices print`() {
        #expect(
            (0...3).map { CXError.Code(rawValue: $0) } == [
                .unknownError, .unentitled, .invalidArgument, .missingVoIPBackgroundMode,
            ])
        #expect(
            (0...8).map { CXErrorCodeRequestTransactionError.Code(rawValue: $0) } == [
                .unknown, .unentitled, .unknownCallProvider, .emptyTransaction, .unknownCallUUID,
                .callUUIDAlreadyExists,
                .invalidAction, .maximumCallGroupsReached, .callIsProtected,
            ])
        #expect(
            (0...7).map { CXErrorCodeIncomingCallError.Code(rawValue: $0) } == [
                .unknown, .unentitled, .callUUIDAlreadyExists, .filteredByDoNotDisturb, .filteredByBlockList,
                .filteredDuringRestrictedSharingMode, .callIsProtected, .filteredBySensitiveParticipants,
            ])
        #expect(CXErrorCodeIncomingCallError.Code(rawValue: 8) == nil)
        #expect(CXErrorCodeNotificationServiceExtensionError.missingNotificationFilteringEntitlement.rawValue == 2)
        #expect(CXErrorCodeCallDirectoryManagerError.unexpectedIncrementalRemoval.rawValue == 8)
    }
}
