import Autodiff
import Experiments
import Testing

@Suite struct CurveSeries {
  /// Prince, figure 7.6: σ(0) = 1/2 with slope 1/4; at ±2 the slope is 0.104994, at ±4 0.017663.
  @Test func theSigmoidIsSteepestAtZero() throws {
    let curves = Experiment.curves(Curves(functions: [.sigmoid]))
    #expect(try curves.number(.at(0), "value sigmoid") == 0.5)
    #expect(try curves.number(.at(0), "slope sigmoid") == 0.25)
    for (place, slope) in [(2.0, 0.104994), (-2, 0.104994), (4, 0.017663), (-8, 0.000335)] {
      #expect(isNear(try curves.number(.at(place), "slope sigmoid"), slope, within: 5e-7))
    }
    #expect(try curves.series("value sigmoid").x.count == 161)
    #expect(try curves.series("slope sigmoid").y.max() == 0.25)
  }

  @Test func theSlopeOfReLUIsAStep() throws {
    let slope = try Experiment.curves(Curves(functions: [.relu], from: -1, to: 1, step: 0.5))
      .series("slope relu")
    #expect(slope == Series("slope relu", x: [-1, -0.5, 0, 0.5, 1], y: [0, 0, 0, 1, 1]))
  }
}
