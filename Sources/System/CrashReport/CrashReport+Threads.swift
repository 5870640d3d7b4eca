extension CrashReport {
    /// One thread. Its frames are the process's own, unless a frame says that it was synthesized.
    public struct Thread: Hashable, Sendable, Decodable {
        /// The kernel's thread id.
        public var id: Int32
        /// True for the faulting thread, absent for the others.
        public var triggered: Bool?
        /// A name of its own, if it has one.
        public var name: String?
        /// The dispatch queue, where it is known: `com.apple.main-thread` for the main thread.
        public var queue: String?
        /// Empty when the thread did not answer; ``Explanation`` then says so.
        public var frames: [Frame]
        /// The registers that were taken.
        public var threadState: State?

        /// A thread that is not (yet) the faulting one.
        public init(id: Int32, name: String? = nil, queue: String? = nil, frames: [Frame], state: State? = nil) {
            self.id = id
            self.name = name
            self.queue = queue
            self.frames = frames
            threadState = state
        }

        /// Reads a member of `threads`.
        public init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: ThreadMembers.self)
            id = try members.decode(Int32.self, forKey: .id)
            triggered = try members.decodeIfPresent(Bool.self, forKey: .triggered)
            name = try members.decodeIfPresent(String.self, forKey: .name)
            queue = try members.decodeIfPresent(String.self, forKey: .queue)
            frames = try members.decode([Frame].self, forKey: .frames)
            // An empty object stands where no registers were taken.
            threadState = try? members.decodeIfPresent(State.self, forKey: .threadState)
        }
    }

    private enum ThreadMembers: String, CodingKey { case id, triggered, name, queue, frames, threadState }

    /// The registers that were taken: program counter, stack and frame pointer.
    public struct State: Hashable, Sendable {
        /// The address that was being executed.
        public var programCounter: UInt64
        /// The top of the stack.
        public var stackPointer: UInt64
        /// Whatever the frame pointer's register held.
        public var framePointer: UInt64

        /// Puts the three together.
        public init(programCounter: UInt64, stackPointer: UInt64, framePointer: UInt64) {
            self.programCounter = programCounter
            self.stackPointer = stackPointer
            self.framePointer = framePointer
        }
    }

    /// One return address, as an offset into an image.
    public struct Frame: Hashable, Sendable, Decodable {
        /// Bytes from the image's base.
        public var imageOffset: UInt64
        /// The function, as people write it; nil where none was found.
        public var symbol: String?
        /// Bytes from the start of ``symbol``.
        public var symbolLocation: UInt64?
        /// Index into ``CrashReport/usedImages``.
        public var imageIndex: Int
        /// True for a frame written down from R1, not captured from the process.
        public var synthesized: Bool?

        /// A captured frame.
        public init(imageOffset: UInt64, symbol: String? = nil, symbolLocation: UInt64? = nil, imageIndex: Int) {
            self.imageOffset = imageOffset
            self.symbol = symbol
            self.symbolLocation = symbolLocation
            self.imageIndex = imageIndex
        }
    }

    /// One file mapped into the process.
    public struct Image: Hashable, Sendable, Decodable {
        /// `P` for a file of the process, `A` for addresses that belong to no file.
        public var source: String
        /// `x86_64` or `arm64`.
        public var arch: String
        /// Where the file's first byte is, or would be, mapped.
        public var base: UInt64
        /// Bytes from the first mapped address to the last.
        public var size: UInt64
        /// The first 16 bytes of the file's build id; all zero when it has none.
        public var uuid: String
        /// Absolute path of the file; empty for `A`.
        public var path: String
        /// The path's last part.
        public var name: String
        /// True for one of Apple's images that stands here only because a synthesized frame names it.
        public var synthesized: Bool?

        /// Stands where a file has no build id.
        public static let noUUID = "00000000-0000-0000-0000-000000000000"

        /// An image of the machine this runs on.
        public init(path: String, base: UInt64, size: UInt64, uuid: String = Image.noUUID, source: String = "P") {
            self.source = source
            self.base = base
            self.size = size
            self.uuid = uuid
            self.path = path
            arch = Image.hostArchitecture
            name = path.split(separator: "/").last.map(String.init) ?? path
        }

        #if arch(arm64)
        static let hostArchitecture = "arm64"
        static let hostCPU = "ARM-64"
        #else
        static let hostArchitecture = "x86_64"
        static let hostCPU = "X86-64"
        #endif
    }

    /// The threads of the dying process, or why there are none.
    public enum Capture: Hashable, Sendable {
        /// Taken before the kill. `missing` are the ids of threads that did not answer in time.
        case taken(threads: [Thread], images: [Image], faulting: Int, missing: [Int32])
        /// Not taken, for this reason: `the process had already ended`.
        case missing(because: String)
    }
}
