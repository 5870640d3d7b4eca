// Apple's UIKit brings both along: files that import nothing else use `Data` and `DispatchQueue`.
@_exported public import Dispatch
@_exported public import Foundation
