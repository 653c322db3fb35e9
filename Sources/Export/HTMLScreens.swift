import Interface
import Notation
import Screen

/// The screens of a lesson in a page, stepped through with → and ← as in the terminal; without scripts,
/// and on paper, nothing of it is seen.
struct HTMLScreens {
  private let sheet: StyleSheet
  /// Each row of any screen once, as HTML.
  private var rows: [String] = []
  /// Of each screen where it is in the lesson, and its rows by their places.
  private var screens: [(stage: String, rows: [Int])] = []

  init(_ playthrough: Playthrough) {
    let shown = Array(playthrough)
    sheet = StyleSheet(shown.map(\.frame))
    var places: [String: Int] = [:]
    var stage = ""
    for screen in shown {
      stage = screen.stage ?? stage
      // The hints are of no use here.
      let lines = screen.frame.area.rows.dropLast(2).map { row in
        let line = Self.line(Array(screen.frame[row: row]))
        if let place = places[line] { return place }
        rows.append(line)
        places[line] = rows.count - 1
        return rows.count - 1
      }
      if screens.last?.rows != lines { screens.append((stage, lines)) }
    }
  }

  private static func line(_ cells: [Cell]) -> String {
    var line = ""
    var start = 0
    while start < cells.count {
      let style = cells[start].style
      let end = cells[start...].firstIndex { $0.style != style } ?? cells.count
      let text = FrameSVG.escaped(
        String(cells[start..<end].filter { !$0.isTrailing }.map(\.character)))
      line += style == .plain ? text : "<span class=\"\(StyleSheet.name(style))\">\(text)</span>"
      start = end
    }
    return line
  }

  var style: String {
    """
    #screens{max-width:52rem;margin:1rem auto;padding:0 1rem}\
    #screen{font:15px/1.17 "DejaVu Sans Mono",Menlo,Consolas,"Liberation Mono",monospace;overflow-x:auto;\
    border:1px solid var(--line);border-radius:6px;padding:.8rem;margin:.5rem 0;width:fit-content;max-width:100%;box-sizing:border-box}\
    #screens button{font:inherit;padding:.2rem 1.2rem;color:inherit;background:none;\
    border:1px solid var(--line);border-radius:6px}#screens output{color:var(--soft);margin-left:1rem}\
    @media print{#screens{display:none}}
    """ + sheet.css(for: .html, in: "#screen")
  }

  var section: [String] {
    [
      "<section id=\"screens\" aria-label=\"The lesson, step by step\" hidden>",
      "<pre id=\"screen\" aria-live=\"polite\"></pre>",
      "<p><button id=\"back\" type=\"button\" aria-label=\"back\">←</button>",
      "<button id=\"next\" type=\"button\" aria-label=\"next\">→</button><output id=\"place\"></output></p>",
      "</section>",
    ]
  }

  /// Rows are escaped as HTML, so that no text of a lesson can end the script.
  var script: [String] {
    let stages = JSON.array(screens.map { .string(FrameSVG.escaped($0.stage)) })
    let places = JSON.array(screens.map { .array($0.rows.map(JSON.integer)) })
    return [
      "<script>", "const rows = \(JSON.array(rows.map(JSON.string)).text)",
      "const stages = \(stages.text)", "const screens = \(places.text)", Self.behaviour,
      "</script>",
    ]
  }

  private static let behaviour = """
    const at = (id) => document.getElementById(id)
    let current = 0
    function show(number) {
      current = Math.max(0, Math.min(screens.length - 1, number))
      at("screen").innerHTML = screens[current].map((row) => rows[row]).join("\\n")
      at("place").textContent = (current + 1) + " of " + screens.length + ": " + stages[current]
    }
    at("next").addEventListener("click", () => show(current + 1))
    at("back").addEventListener("click", () => show(current - 1))
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === "ArrowRight") show(current + 1)
      else if (event.key === "ArrowLeft") show(current - 1)
      else return
      event.preventDefault()
    })
    at("screens").hidden = false
    show(0)
    """
}
