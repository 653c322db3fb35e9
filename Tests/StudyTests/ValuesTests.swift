import Autodiff
import Testing

@testable import Study

@Suite struct ValuesTests {
  @Test func anEditAfterAnUndoDropsWhatWasUndone() {
    var edits = ValueEdits()
    edits.put([0: Tensor(1)])
    edits.put([0: Tensor(2)])
    edits.undo()
    #expect(edits.values == [0: Tensor(1)] && edits.canRedo)
    edits.put([0: Tensor(3)])
    #expect(edits.values == [0: Tensor(3)] && !edits.canRedo)
    edits.undo()
    edits.undo()
    #expect(edits.isEmpty && !edits.canUndo)
  }

  @Test func theSameValuesAreNoOtherState() {
    var edits = ValueEdits()
    edits.put([0: Tensor(1)])
    edits.put([0: Tensor(1)])
    edits.undo()
    #expect(edits.isEmpty)
  }

  @Test func onlySoManyStatesAreKept() {
    var edits = ValueEdits()
    for number in 1...2 * ValueEdits.longest { edits.put([0: Tensor(Double(number))]) }
    var count = 1
    while edits.canUndo {
      edits.undo()
      count += 1
    }
    #expect(count == ValueEdits.longest)
  }

  @Test func aTaskIsTriedOnACopy() throws {
    var study = try #require(Study(try Fixture.training()))
    let w = try #require(study.moment.graph.node(named: "w")?.id)
    study.perform(.value(.set(w, Tensor(2))))
    study.perform(.travel(.last))
    study.perform(.value(.begin))
    #expect(study.moment.given(w)?.now == Tensor(1.5))
    study.perform(.value(.set(w, Tensor(2.0 / 3))))
    #expect(study.moment.triedTask?.isSettled == false, "what f is asked for hides the loss")
    study.perform(.value(.leave))
    study.perform(.answer(.showAll))
    study.perform(.value(.begin))
    study.perform(.value(.set(w, Tensor(2.0 / 3))))
    #expect(study.moment.triedTask?.isSettled == true)
    study.perform(.value(.leave))
    #expect(study.moment.given(w)?.now == Tensor(2))
    study.perform(.value(.undo))
    #expect(!study.moment.isEdited)
  }
}
