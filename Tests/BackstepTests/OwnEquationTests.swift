import Testing

/// `try --open` and `--save`: what was typed, as a lesson.
@Suite struct OwnEquationTests {
  @Test func theyAreWrittenAsALesson() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("mine.yaml")
    let arguments = [
      "try", "h = W @ null ; l = true * sum(h^2)", "W=[[1, -2], [1/4, 1e-5]]", "null=[1, -1]",
      "true=2", "--learn", "W,true",
    ]
    let wrote = try Program.run(arguments + ["--save", path])
    #expect(wrote.status == 0 && wrote.output.hasPrefix("Wrote \(path). Now: backstep"))
    let checked = try Program.run("check", path)
    #expect(checked.status == 0, "\(checked.output)")
    // What is read again has every number as it was.
    let values = { (text: String) in text.matches(of: /"(value|gradient)": [^}]*/).map(\.0) }
    let typed = try Program.run(arguments + ["--format", "json"]).output
    let read = try Program.run("trace", path, "--format", "json").output
    #expect(!values(typed).isEmpty && values(typed) == values(read))
    let again = try Program.run(arguments + ["--save", path])
    #expect(again.status == 2 && again.errors.contains("exists already; it is left as it is"))
    #expect(try Program.run(arguments + ["--save", folder.path("A b.yaml")]).status == 2)
  }

  @Test func namesAndZerosStayWhatTheyAre() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("null.yaml")
    #expect(try Program.run("try", "l = 1/w", "w=-0", "--save", path).status == 0)
    #expect(folder.text("null.yaml").contains("\"w\": -0.0\n"))
    #expect(try Program.run("trace", path).output.contains("−∞"))
    #expect(try Program.run("try", "l = w", "w=1", "--save", "").status == 2)
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func theyAreKeptInTheMenu() throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_DATA_HOME": folder.path("data")]
    let session = try Program.open("", environment: environment)
    for number in 1...2 {
      #expect(try session.wait(for: "own equation"))
      try session.press("+")
      try session.type("l = (w*x - y)^2; w=\(number); x=3; y=5")
      try session.press("C-s")
      #expect(try session.wait(for: "Saved as your-own-\(number); Enter opens it."))
      #expect(try session.text().contains("Your own equation \(number)"))
      try session.press("Enter")
      #expect(try session.wait(for: "Your own equation \(number)  "))
      try session.press("q")
    }
    try session.press("q")
    #expect(try session.exitStatus() == 0)
    let listed = try Program.run("list", "--ids", environment: environment).output
    #expect(listed.contains("your-own-1\nyour-own-2\n"))
    #expect(try Program.run("check", "your-own-2", environment: environment).status == 0)
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func theyAreOpened() throws {
    let session = try Program.open("try 'l = (w*x - y)^2' w=2 x=3 y=5 --open")
    #expect(try session.wait(for: "Your own equation"))
    try session.press("End")
    #expect(try session.wait(for: "ℓ"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
  }
}
