/// The file that a new lesson begins with: complete, right, and full of comments.
public enum LessonTemplate {
  /// - Parameter id: one that a lesson can have.
  public static func text(id: String) -> String {
    """
    # A lesson for Backstep. Change what you like; 'backstep check' with this file's name proves it.
    format: 1
    # The id names the lesson on the command line. Progress is kept by it, so let it stay.
    id: \(id)
    title: A line through a point
    summary: One line for the menu.
    section: Lessons                # groups the menu
    minutes: 5
    goals:
      - Say in one sentence what a learner can do afterwards
    # prerequisites: [toy-function] # ids of lessons that come before
    references:
      - text: Where the material stands

    # One 'name = expression' a line; the last line is the loss. @ multiplies matrices;
    # 'backstep operations' lists everything that can stand here.
    graph: |
      f = b + w * x
      l = (f - y)^2
    loss: l
    given:                          # a number, a fraction, [1, 2] (a column), [[1, 2], [3, 4]]
      x: 2
      y: 5
      b: 1
      w: 1
    learn: [b, w]                   # what gets a gradient in pass #2; the rest is data
    digits: 3                       # decimals at first
    # examples: columns             # each column of x is an example; or rows
    # train: {optimizer: sgd, rate: 0.05, steps: 10}

    # Values that you know from elsewhere. 'backstep check' compares them with its own.
    expect:
      l: 4
      grad(w): -8

    # What is said, asked or set as a task, and where: start, forward NAME, backward NAME, end;
    # where the lesson trains, update and iteration N as well.
    # Numbers in braces are worked out, so that they are never out of date.
    steps:
      - at: start
        say: |
          A line should pass through one point. How far off is it?
        teacher: |
          For the teacher's screen: what to ask the room, and what to do with its answers.
      - at: forward f
        say: |
          w times x, plus b: the height of the line at x.
      - at: forward l
        say: |
          The line gives {f:.3}, the point says {y:.3}: the loss is {l:.3}.
      - at: backward l
        say: |
          The way back begins at the loss. Moved by itself, it moves as far: slope 1.
      - at: backward f
        say: |
          Backwards, the first slope is that of the square: twice what is off.
        ask:
          id: sign-of-f
          type: sign
          prompt: Must f rise or fall for a smaller loss? Type the sign of its gradient.
          answer: grad(f)           # worked out, never typed
          wrong:
            - {value: "+", say: "Then a larger f would raise the loss. Where is the point?"}
          hints:
            - The line gives {f}, and the point says {y}.
            - reveal
      - at: backward b
        say: |
          b is added, and what is added passes the gradient of f on as it is.
        ask:
          id: why-the-same
          type: choice
          prompt: Why does b get the gradient of f, whatever x is?
          options:
            - {text: "b and f have the same value", why: "Gradients are slopes; they do not copy values."}
            - {text: "f moves as much as b does", correct: true}
            - {text: "x is not learned", why: "x is a factor of w and does not touch b."}
          hints:
            - Make b larger by 1. What does f do?
            - reveal
      - at: backward w
        say: |
          w is multiplied with x, so its gradient is x times the gradient of f.
        ask:
          id: gradient-of-w
          type: number              # or matrix, shape
          prompt: Predict the gradient of w.
          answer: grad(w)
          wrong:
            - {value: grad(f), say: "That is the gradient of f. What is w multiplied with?"}
          hints:
            - The gradient of f is {grad(f)}, and x is {x}.
            - reveal
      - at: end
        say: |
          Both gradients are negative: a larger b or w lowers the loss.
        try:
          id: through-the-point
          prompt: Change w so that the line goes through the point.
          edit: [w]
          done_when: l < 0.0001
          solution: {w: 2}
          hints:
            - At x = {x} the line should give {y}.
            - reveal

    """
  }
}
