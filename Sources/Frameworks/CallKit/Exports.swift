// On a device `import CallKit` brings these two along, and many call layers import nothing else.
@_exported public import Dispatch
@_exported public import Foundation
