#ifndef PLAIN_H
#define PLAIN_H

/// y = a b with plain loops; a: m×k, b: k×n, y: m×n, row by row.
void plain_product(long m, long k, long n, const double *a, const double *b, double *y);

/// Trains 10–40–40–5 with ReLU on the mean of squared errors of ten examples in columns.
/// weights: W0 b0 W1 b1 W2 b2, one after another, which are updated.
/// Returns the loss before the last update.
double plain_training(
  long updates, double rate, double momentum, const double *x, const double *y, double *weights);

/// Forwards and backwards through layers h = ReLU(W h), on the mean of squared errors of examples in
/// columns. weights, gradients: layers × size × size; x, y: size × examples.
/// h: room for layers × size × examples, dh: for 2 × size × examples. Returns the loss.
double plain_gradients(
  long layers, long size, long examples, const double *x, const double *y, const double *weights,
  double *h, double *dh, double *gradients);

#endif
