import Screen

extension Page {
  /// What other texts call what stands here.
  static let notation = Page(id: "notation", place: "the notation") { state, columns in
    LongText(lines: NotationTable.all.flatMap { $0.lines(columns, state.pen.glyphs) })
  }
}

/// The same things in several notations, a thing a row.
struct NotationTable {
  let title: String
  let note: String
  /// Of the columns; the first is this program's.
  let texts: [String]
  let rows: [[String]]

  static let all = [letters, layers, gradients, optimizers]

  private static let layers = NotationTable(
    title: "A network, layer by layer",
    note: """
      An example is a column here, as in Understanding Deep Learning (UDL). Dive into Deep Learning \
      (D2L) has it so in its chapter on backpropagation too, and in rows elsewhere, as PyTorch has.
      """,
    texts: ["here, UDL", "D2L", "with S and δ", "in rows"],
    rows: [
      ["x", "x", "x⁽⁰⁾", "X"],
      ["f₀ = β₀ + Ω₀x", "z = W⁽¹⁾x", "S⁽¹⁾ = W⁽¹⁾ᵀx⁽⁰⁾", "XW + b"],
      ["h₁ = relu[f₀]", "h = φ(z)", "x⁽¹⁾ = g(S⁽¹⁾)", "H"],
      ["f₁ = β₁ + Ω₁h₁", "o = W⁽²⁾h", "S⁽²⁾ = W⁽²⁾ᵀx⁽¹⁾", "HW + b"],
      ["Ω₀: a row a unit", "W⁽¹⁾: the same", "wᵢⱼ: from i to j", "W = Ω₀ᵀ"],
      ["ℓ, L over a batch", "L, J with penalty", "ℓ", "L"],
    ])

  private static let gradients = NotationTable(
    title: "The way back",
    note: """
      A gradient lies as the thing that it belongs to. PyTorch's Linear keeps its weight as Ω lies, \
      and multiplies examples in rows by the transpose of it.
      """,
    texts: ["here, UDL", "D2L", "with S and δ", "in rows"],
    rows: [
      ["∂ℓ/∂f₀", "∂J/∂z", "δ⁽¹⁾", "∂L/∂F"],
      ["Ω₁ᵀ ∂ℓ/∂f₁", "W⁽²⁾ᵀ ∂J/∂o", "Σⱼ wᵢⱼ δⱼ⁽²⁾", "∂L/∂F Wᵀ"],
      ["⊙ 𝕀[f₀ > 0]", "⊙ φ′(z)", "· g′(S⁽¹⁾)", "⊙ 𝕀[F > 0]"],
      ["∂ℓ/∂β₀ = ∂ℓ/∂f₀", "none there", "none there", "sum of the rows"],
      ["∂ℓ/∂Ω₀ = ∂ℓ/∂f₀ xᵀ", "∂J/∂z xᵀ", "∂ℓ/∂wᵢⱼ = xᵢ δⱼ", "Xᵀ ∂L/∂F"],
    ])

  private static let optimizers = NotationTable(
    title: "Optimizers",
    note: """
      g is the gradient. Momentum as here and in PyTorch adds up; UDL's takes a mean, so the same path \
      needs a rate 1/(1 − β) times as large there.
      """,
    texts: ["here", "UDL", "D2L", "Kingma and Ba"],
    rows: [
      ["rate η", "α", "η", "α"],
      ["v ← μv + g", "m ← βm + (1−β)g", "v ← βv + g", "none there"],
      ["Adam: m, keeps β₁", "m, keeps β", "v, keeps β₁", "m, keeps β₁"],
      ["s, keeps β₂", "v, keeps γ", "s, keeps β₂", "v, keeps β₂"],
      ["m′, s′: corrected", "with a tilde", "with a hat", "with a hat"],
    ])

  private static let letters = NotationTable(
    title: "Said aloud",
    note: "",
    texts: ["sign", "say", "it is"],
    rows: [
      ["x, y", "as written", "what goes in, what should come out"],
      ["f₀, h₁", "f zero, h one", "a sum of a layer, what becomes of it"],
      ["∂ℓ/∂f", "d ell by d f", "how fast ℓ changes with f"],
      ["β, Ω, ω", "beta, omega", "a bias, weights, one weight"],
      ["φ", "phi", "all parameters together"],
      ["η, λ, μ", "eta, lambda, mu", "rate, weight decay, momentum"],
      ["δ", "delta", "∂ℓ/∂f of a layer"],
      ["σ, σ²", "sigma, sigma squared", "spread of a draw, its variance"],
      ["Ωᵀ", "omega transpose", "rows and columns exchanged"],
      ["⊙", "times, entry by entry", "for two of one shape"],
      ["ℓ, L", "ell", "loss of one example, of a batch"],
    ])

  /// With its columns side by side where they fit, else a thing below the other.
  func lines(_ columns: Int, _ glyphs: Glyphs) -> [StyledLine] {
    let cells = ([texts] + rows).map { $0.map(glyphs.spell) }
    let widths = texts.indices.map { place in
      cells.map { ColumnWidth.columns(of: $0[place]) }.max() ?? 0
    }
    let isWide = widths.reduce(2 * widths.count, +) <= columns
    let head = StyledLine(title, .title).spelled(glyphs).wrapped(to: columns, indent: 0)
    let noted =
      note.isEmpty ? [] : StyledLine(note, .muted).spelled(glyphs).wrapped(to: columns, indent: 0)
    let body = isWide ? table(cells, widths, glyphs) : list(cells, columns)
    return head + noted + [StyledLine()] + body + [StyledLine()]
  }

  private func table(_ cells: [[String]], _ widths: [Int], _ glyphs: Glyphs) -> [StyledLine] {
    cells.enumerated().map { number, row in
      var line = StyledLine("  ")
      for (place, text) in row.enumerated() {
        let padded = place == row.count - 1 ? text : glyphs.pad(text, to: widths[place] + 2)
        line.append(padded, number == 0 ? .muted : place == 0 ? .key : .plain)
      }
      return line
    }
  }

  private func list(_ cells: [[String]], _ columns: Int) -> [StyledLine] {
    cells.dropFirst().flatMap { row in
      StyledLine("  " + row[0], .key).wrapped(to: columns, indent: 4)
        + zip(cells[0], row).dropFirst().flatMap { text, cell in
          (StyledLine("    \(text): ", .muted) + StyledLine(cell)).wrapped(to: columns, indent: 6)
        }
    }
  }
}
