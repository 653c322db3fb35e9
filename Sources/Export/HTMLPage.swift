import Interface
import Screen

extension Exporter {
  /// The same as one page that needs nothing else: dark or light, and on paper a pass a page.
  package static let html = Exporter(
    name: "html", fileExtension: "html",
    subject: .sheet { HTMLPage($0.handout, screens: $0.screens).text })
}

/// A handout as a page of HTML, in which text of a lesson is only text.
struct HTMLPage {
  let handout: Handout
  /// What is stepped through, where scripts run.
  let screens: HTMLScreens?

  init(_ handout: Handout, screens: HTMLScreens? = nil) {
    self.handout = handout
    self.screens = screens
  }

  var text: String {
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"\(escaped(handout.language))\">", "<head>",
      "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(escaped(handout.title))</title>",
      "<style>\(Self.style)\(screens?.style ?? "")</style>", "</head>",
      "<body>",
    ]
    lines += screens?.section ?? []
    lines.append("<main>")
    var items: [String] = []
    var before = 0
    for block in handout.blocks {
      if case .item(let text) = block {
        items.append("<li>\(escaped(text))</li>")
        continue
      }
      lines += list(items)
      items = []
      if case .heading(let level, let text) = block {
        // Each pass of a worksheet begins a page, but for the first.
        let isPage = level < before || level == before && handout.purpose != .reading
        lines.append("<h\(level)\(isPage ? " class=\"page\"" : "")>\(escaped(text))</h\(level)>")
        before = level
        continue
      }
      lines += written(block)
    }
    return (lines + list(items) + ["</main>"] + (screens?.script ?? []) + ["</body>", "</html>"])
      .joined(separator: "\n") + "\n"
  }

  private func list(_ items: [String]) -> [String] {
    items.isEmpty ? [] : ["<ul>"] + items + ["</ul>"]
  }

  private func written(_ block: Handout.Block) -> [String] {
    switch block {
    case .paragraph(let text): ["<p>\(escaped(text))</p>"]
    case .heading, .item: []
    case .step(let text): ["<p class=\"step\">\(escaped(text))</p>"]
    case .note(let text):
      ["<aside><p><b>For the teacher:</b> \(escaped(text))</p></aside>"]
    case .blank(let name): ["<p class=\"room\">\(escaped(name)):</p>"]
    case .picture(let frame, let title):
      ["<div class=\"picture\">\(FrameSVG(frame, rows: frame.size.rows, title: title).text)</div>"]
    case .answer(let lines):
      ["<div class=\"answer\">"] + lines.map { "<p>\(escaped($0))</p>" } + ["</div>"]
    case .question(let prompt, let options, let room):
      ["<section class=\"question\">"] + prompt.map { "<p>\(escaped($0))</p>" }
        + (options.isEmpty
          ? [] : ["<ol>"] + options.map { "<li>\(escaped($0))</li>" } + ["</ol>"])
        + space(room) + ["</section>"]
    }
  }

  private func space(_ room: Handout.Room) -> [String] {
    switch room {
    case .none: return []
    case .lines(let count):
      return (0..<count).map { "<p class=\"room\">\($0 == 0 ? "Answer:" : "")</p>" }
    case .matrix(let rows, let columns):
      let row = "<tr>" + String(repeating: "<td></td>", count: columns) + "</tr>"
      return ["<table class=\"room\">"] + Array(repeating: row, count: rows) + ["</table>"]
    }
  }

  private static let style = """
    :root{--paper:#fff;--ink:#1f2328;--soft:#5b6168;--line:#c9ced6;--blue:#005faf;--warm:#8f4a00}
    @media(prefers-color-scheme:dark){:root{--paper:#1d2127;--ink:#d8dee6;--soft:#a0a7b0;--line:#454c56;\
    --blue:#5fafff;--warm:#ffaf00}}
    body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 Georgia,"DejaVu Serif",serif}
    main{max-width:44rem;margin:2rem auto;padding:0 1.2rem}
    h1,h2,h3{line-height:1.2;font-family:system-ui,sans-serif}h2,h3{color:var(--blue)}
    .step{font:15px/1.5 "DejaVu Sans Mono",Menlo,Consolas,monospace;border-left:3px solid var(--blue);\
    padding-left:.8rem}
    .question,.answer,aside{border:1px solid var(--line);border-radius:6px;padding:.2rem 1rem;margin:1rem 0}
    .question>p:first-child{font-weight:bold}.answer{border-color:var(--warm)}aside{color:var(--soft)}
    ol{list-style:upper-alpha}p.room{color:var(--soft);border-bottom:1px solid var(--ink);height:2rem}
    .picture{margin:1.5rem 0;break-inside:avoid}.picture svg{max-width:100%;height:auto}
    table.room{border-collapse:collapse;margin:1rem 0}td{border:1px solid var(--ink);width:4.5rem;height:2rem}
    @media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#888;--blue:#000;--warm:#000}\
    .page{break-before:page}h2,h3{break-after:avoid}.question,.answer,table{break-inside:avoid}main{margin:0}}
    """

  private func escaped(_ text: String) -> String { FrameSVG.escaped(text) }
}
