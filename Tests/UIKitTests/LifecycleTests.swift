import CallServiceClient
import CallServiceWire
import CallVocabulary
import Testing

/// What an app is told, in order, from its launch on. One at a time: an app has one application object.
@Suite(.serialized) @MainActor struct LifecycleTests {
    private let launched = [
        "will finish launching", "did finish launching, options nil, true", "sent finishedLaunching",
    ]

    @Test func `a launch for a push stays in the background and connects no scene`() throws {
        let story = try LifeStory(reason: .push, state: .background, scene: "UIKitTests.StorySceneDelegate")
        defer { story.end() }
        story.launch()
        #expect(story.news() == launched)
    }

    @Test func `the first time in front connects the scene and loads its views`() throws {
        let story = try LifeStory(reason: .push, state: .background, scene: "UIKitTests.StorySceneDelegate")
        defer { story.end() }
        story.launch()
        _ = story.news()
        story.take(.stateChanged(.active))
        #expect(
            story.news() == [
                "scene connects", "view loaded", "view will appear", "view appeared", "scene to foreground",
                "scene active",
            ])
        story.take(.stateChanged(.inactive))
        #expect(story.news() == ["scene resigns"])
        story.take(.stateChanged(.background))
        #expect(story.news() == ["scene in background"])
        story.take(.stateChanged(.active))
        #expect(story.news() == ["scene to foreground", "scene active"])
        story.take(.stateChanged(.background))
        #expect(story.news() == ["scene resigns", "scene in background"])
    }

    @Test func `a launch by the user connects the scene after didFinishLaunching`() throws {
        let story = try LifeStory(reason: .user, state: .active, scene: "$(PRODUCT_MODULE_NAME).StorySceneDelegate")
        defer { story.end() }
        story.launch()
        #expect(
            story.news() == launched + [
                "scene connects", "view loaded", "view will appear", "view appeared", "scene to foreground",
                "scene active",
            ])
    }

    @Test(arguments: ["StorySceneDelegate", "UIKitTests.StorySceneDelegate"])
    func `a configuration that code makes takes its delegate from the plist by its name`(spelling: String) throws {
        let story = try LifeStory(reason: .user, state: .active, scene: spelling, named: "Default")
        defer { story.end() }
        story.launch()
        #expect(story.news().contains("scene connects"))
    }

    @Test func `a configuration with a name of its own has no delegate`() throws {
        let story = try LifeStory(
            reason: .user, state: .active, scene: "UIKitTests.StorySceneDelegate", named: "Other")
        defer { story.end() }
        story.launch()
        #expect(story.news() == launched + ["app active"])
    }

    @Test func `an app without scenes is told by its delegate`() throws {
        let story = try LifeStory(reason: .user, state: .active)
        defer { story.end() }
        story.launch()
        #expect(story.news() == launched + ["app active"])
        story.take(.stateChanged(.background))
        #expect(story.news() == ["app resigns", "app in background"])
        story.take(.stateChanged(.background))
        #expect(story.news().isEmpty)
        story.take(.stateChanged(.inactive))
        #expect(story.news() == ["app to foreground"])
        story.take(.stateChanged(.active))
        #expect(story.news() == ["app active"])
    }

    @Test func `an app that was opened while it launched for a push comes to the front`() throws {
        let story = try LifeStory(reason: .push, state: .background)
        defer { story.end() }
        story.transport.deliver(.stateChanged(.active))
        story.launch()
        #expect(story.news() == launched + ["app to foreground", "app active"])
    }

    @Test func `tokens, memory warnings and the unlocking reach the delegate`() throws {
        let story = try LifeStory(reason: .push, state: .background)
        defer { story.end() }
        story.launch()
        _ = story.news()
        story.take(.token(isVoIP: false, bytes: [1, 2]))
        story.take(.token(isVoIP: true, bytes: [3]))
        story.take(.memoryWarning)
        story.take(.protectedDataChanged(available: true))
        #expect(story.news() == ["alert token [1, 2]", "memory", "unlocked"])
    }
}
