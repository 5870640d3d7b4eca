import CallKit
import PushKit
