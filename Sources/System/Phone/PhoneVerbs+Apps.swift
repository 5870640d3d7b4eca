import APNsGateway
import AppBundle
import CallServiceDaemon
import Foundation
import PhoneControl
import PhoneStore

/// Apps, tokens and keys.
extension PhoneVerbs {
    func answerAboutApps(_ verb: String, _ arguments: Arguments) async throws -> ControlResponse {
        switch verb {
        case "install": return try await install(arguments, mustExist: false)
        case "update": return try await install(arguments, mustExist: true)
        case "uninstall":
            let bundle = try arguments.text("bundle")
            try await handle.uninstall(bundle)
            return .done("\(bundle) is removed; its ledger is cleared and its tokens are answered 410 (L4, N2)")
        case "launch":
            let bundle = try arguments.text("bundle")
            try await handle.launch(bundle)
            return .done("\(bundle) is launched in the foreground")
        case "terminate":
            let bundle = try arguments.text("bundle")
            try await handle.terminate(bundle)
            return .done("\(bundle) is swiped away; a VoIP push will launch it again (D8)")
        case "token": return try await token(arguments)
        case "tokens-new": return try await newToken(arguments)
        default:
            let key = (id: try arguments.text("keyId"), team: try arguments.text("teamId"))
            try keys.add(file: arguments.text("file"), keyID: key.id, teamID: key.team)
            return .done("provider tokens signed with key \(key.id) of team \(key.team) are now accepted")
        }
    }

    private func install(_ arguments: Arguments, mustExist: Bool) async throws -> ControlResponse {
        let bundle = try AppBundle(reading: URL(filePath: try arguments.text("path"), directoryHint: .isDirectory))
        if mustExist { _ = try await handle.token(bundle: bundle.identifier, isVoIP: true) }
        let (app, wasUpdate) = try await handle.install(bundle)
        let verb = wasUpdate ? "updated" : "installed"
        let text = (["\(app.name) \(app.release.version) (\(app.bundle)) is \(verb)"] + bundle.notes).joined(
            separator: "\n")
        return .done(text, ["bundle": .string(app.bundle), "name": .string(app.name), "updated": .bool(wasUpdate)])
    }

    private func token(_ arguments: Arguments) async throws -> ControlResponse {
        let bundle = try arguments.text("bundle")
        let isVoIP = !arguments.flag("alert")
        guard let token = try await handle.token(bundle: bundle, isVoIP: isVoIP) else {
            let kind = isVoIP ? "VoIP" : "device"
            return .failure(
                1,
                "\(bundle) has no \(kind) token: it has not registered for pushes yet (N1); launch it with ringtime launch"
            )
        }
        return .done(token.token, token.json)
    }

    private func newToken(_ arguments: Arguments) async throws -> ControlResponse {
        let topic = try arguments.text("topic")
        let isVoIP = !arguments.flag("alert")
        let bundle = topic.hasSuffix(".voip") ? String(topic.dropLast(5)) : topic
        if isVoIP && !topic.hasSuffix(".voip") {
            return .failure(
                2, "the topic of a VoIP push is the bundle id and \".voip\" (D3): \(topic).voip, or --alert")
        }
        guard bundle.wholeMatch(of: /[A-Za-z0-9.-]{1,150}/) != nil else {
            return .failure(2, "\(topic) is no topic: a bundle id of letters, digits, dots and hyphens is wanted")
        }
        let token = try await handle.makeSimulatedToken(
            bundle: bundle, isVoIP: isVoIP, environment: arguments.flag("sandbox") ? "development" : "production",
            isRegistered: !arguments.flag("unregistered")
        )
        return .done(token.token, token.json)
    }
}

extension StoredToken {
    var json: JSONValue {
        [
            "token": .string(token), "topic": .string(topic), "bundle": .string(bundle),
            "environment": .string(environment),
            "state": .string(state.rawValue),
        ]
    }
}
