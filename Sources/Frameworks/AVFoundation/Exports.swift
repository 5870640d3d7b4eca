// Call layers import AVFoundation for the audio session, and for Foundation itself.
@_exported public import AVFAudio
@_exported public import Foundation
