import Foundation
import Testing

@testable import Screen

/// Pictures of the screen for the browser.
@Suite struct FrameSVGs {
  private var picture: String {
    var frame = Frame(size: Size(20, 3))
    frame.put("a < b & c \"d\"", row: 0, column: 1, style: .forward)
    frame.put("now", row: 1, column: 2, style: .current)
    frame.put("never", row: 2, column: 0)
    return FrameSVG(frame, rows: 2, title: "</title><script>x</script>\u{1B}").text
  }

  /// One element a line, and in words and attributes nothing that would be markup.
  @Test func itIsWholeXMLInWhichNothingIsObeyed() {
    let element = #/<(svg [^<>]*|rect [^<>]*\/|(text|title|style)( [^<>]*)?>[^<>]*<\/\2|\/svg)>/#
    let lines = picture.split(separator: "\n")
    for line in lines { #expect(line.wholeMatch(of: element) != nil, "\(line)") }
    #expect(lines.first?.hasPrefix("<svg ") == true && lines.last == "</svg>")
    #expect(picture.matches(of: #/&(?!(amp|lt|gt|quot);)/#).isEmpty)
    #expect(picture.contains("a &lt; b &amp; c &quot;d&quot;"))
    #expect(picture.contains("<title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;"))
    #expect(!picture.contains("never") && !picture.contains("\u{1B}"))
  }

  @Test func everyStyleHasARuleForDarkAndForLight() {
    for name in ["forward-0", "current-0"] {
      #expect(picture.split(separator: ".\(name){fill").count >= 3, "\(name)")
      #expect(picture.contains("<text class=\"\(name)\""))
    }
    #expect(picture.contains("prefers-color-scheme:dark"))
    #expect(picture.contains("<rect class=\"current-0 back\""))
  }

  /// On the paper that the picture itself has.
  @Test(arguments: [(Theme.dark, 0x1D2127), (Theme.light, 0xFFFFFF)])
  func textCanBeRead(_ theme: Theme, paper: Int) throws {
    func luminance(_ color: Int) -> Double {
      let parts = [color >> 16, color >> 8 & 255, color & 255].map { part in
        let level = Double(part) / 255
        return level <= 0.03928 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    for role in Role.allCases {
      guard let number = Palette(theme: theme, depth: .many).look(Style(role)).foreground else {
        continue
      }
      let color = try #require(Int(StyleSheet.hex(number).dropFirst(), radix: 16))
      let (a, b) = (luminance(color), luminance(paper))
      let contrast = (max(a, b) + 0.05) / (min(a, b) + 0.05)
      #expect(contrast >= 4.5, "\(role) has \(contrast)")
    }
  }
}
