internal import CTerminal
internal import Screen

extension Event {
  /// An event of CTerminal; `size` is what the terminal has now.
  init(_ event: terminal_event, size: Size) {
    switch Int(event.kind) {
    case Int(TERMINAL_HANGUP): self = .hangup
    case Int(TERMINAL_INTERRUPT): self = .interrupt
    case Int(TERMINAL_RESIZED): self = .resized(size)
    case Int(TERMINAL_RESUMED): self = .resumed(size)
    case Int(TERMINAL_CHANGED): self = .changed
    case Int(TERMINAL_READY): self = .ready
    case Int(TERMINAL_PASTED): self = .paste(Event.pastedText())
    default:
      if let button = MousePress.Button(kind: Int(event.kind)) {
        let position = Position(row: Int(event.row), column: Int(event.column))
        self = .mouse(MousePress(button, at: position))
      } else if let key = Key(kind: Int(event.kind), value: event.value) {
        self = .key(key)
      } else {
        self = .timeout
      }
    }
  }

  private static func pastedText() -> String {
    var length: Int32 = 0
    guard let bytes = terminal_pasted(&length) else { return "" }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: Int(length)), as: UTF8.self)
  }
}

extension MousePress.Button {
  fileprivate init?(kind: Int) {
    switch kind {
    case Int(TERMINAL_MOUSE_LEFT): self = .left
    case Int(TERMINAL_MOUSE_MIDDLE): self = .middle
    case Int(TERMINAL_MOUSE_RIGHT): self = .right
    case Int(TERMINAL_WHEEL_UP): self = .wheelUp
    case Int(TERMINAL_WHEEL_DOWN): self = .wheelDown
    default: return nil
    }
  }
}

extension Key {
  fileprivate init?(kind: Int, value: Int32) {
    switch kind {
    case Int(TERMINAL_CHARACTER), Int(TERMINAL_CONTROL):
      guard let scalar = Unicode.Scalar(UInt32(bitPattern: value)) else { return nil }
      self =
        kind == Int(TERMINAL_CONTROL)
        ? .control(Character(scalar)) : .character(Character(scalar))
    case Int(TERMINAL_FUNCTION): self = .function(Int(value))
    default:
      guard let key = Key.named[kind] else { return nil }
      self = key
    }
  }

  private static let named: [Int: Key] = [
    Int(TERMINAL_ENTER): .enter, Int(TERMINAL_ESCAPE): .escape, Int(TERMINAL_TAB): .tab,
    Int(TERMINAL_BACK_TAB): .backTab, Int(TERMINAL_UP): .up, Int(TERMINAL_DOWN): .down,
    Int(TERMINAL_LEFT): .left, Int(TERMINAL_RIGHT): .right, Int(TERMINAL_SHIFT_UP): .shiftUp,
    Int(TERMINAL_SHIFT_DOWN): .shiftDown, Int(TERMINAL_SHIFT_LEFT): .shiftLeft,
    Int(TERMINAL_SHIFT_RIGHT): .shiftRight, Int(TERMINAL_HOME): .home, Int(TERMINAL_END): .end,
    Int(TERMINAL_PAGE_UP): .pageUp, Int(TERMINAL_PAGE_DOWN): .pageDown,
    Int(TERMINAL_INSERT): .insert, Int(TERMINAL_DELETE): .delete,
    Int(TERMINAL_BACKSPACE): .backspace,
  ]
}
