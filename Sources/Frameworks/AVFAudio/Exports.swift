// On a device `import AVFAudio` brings these two along.
@_exported public import Dispatch
@_exported public import Foundation
