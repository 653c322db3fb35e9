#include "plain.h"

#pragma STDC FP_CONTRACT OFF

void plain_product(long m, long k, long n, const double *a, const double *b, double *y) {
  for (long i = 0; i < m * n; i++) y[i] = 0;
  for (long i = 0; i < m; i++)
    for (long p = 0; p < k; p++) {
      double factor = a[i * k + p];
      for (long j = 0; j < n; j++) y[i * n + j] += factor * b[p * n + j];
    }
}

/// y = a bᵀ; a: m×k, b: n×k.
static void product_with_transpose(
  long m, long k, long n, const double *a, const double *b, double *y) {
  for (long i = 0; i < m; i++)
    for (long j = 0; j < n; j++) {
      double sum = 0;
      for (long p = 0; p < k; p++) sum += a[i * k + p] * b[j * k + p];
      y[i * n + j] = sum;
    }
}

/// y = aᵀ b; a: k×m, b: k×n.
static void product_of_transpose(
  long m, long k, long n, const double *a, const double *b, double *y) {
  for (long i = 0; i < m * n; i++) y[i] = 0;
  for (long p = 0; p < k; p++)
    for (long i = 0; i < m; i++) {
      double factor = a[p * m + i];
      for (long j = 0; j < n; j++) y[i * n + j] += factor * b[p * n + j];
    }
}

double plain_gradients(
  long layers, long size, long examples, const double *x, const double *y, const double *weights,
  double *h, double *dh, double *gradients) {
  long area = size * size, count = size * examples;
  for (long l = 0; l < layers; l++) {
    double *f = h + l * count;
    plain_product(size, size, examples, weights + l * area, l ? f - count : x, f);
    for (long i = 0; i < count; i++) f[i] = f[i] < 0 ? 0 : f[i];
  }
  double loss = 0, *last = h + (layers - 1) * count, *df = dh + count;
  for (long i = 0; i < count; i++) {
    double error = last[i] - y[i];
    loss += error * error;
    dh[i] = 2.0 / count * error;
  }
  for (long l = layers - 1; l >= 0; l--) {
    for (long i = 0; i < count; i++) df[i] = h[l * count + i] <= 0 ? 0 : dh[i];
    product_with_transpose(
      size, examples, size, df, l ? h + (l - 1) * count : x, gradients + l * area);
    if (l) product_of_transpose(size, size, examples, weights + l * area, df, dh);
  }
  return loss / count;
}

enum { LAYERS = 3, EXAMPLES = 10, WIDEST = 40, WEIGHTS = 40 * 10 + 40 + 40 * 40 + 40 + 5 * 40 + 5 };

double plain_training(
  long updates, double rate, double momentum, const double *x, const double *y, double *weights) {
  static const long sizes[LAYERS + 1] = {10, 40, 40, 5};
  static double f[LAYERS][WIDEST * EXAMPLES], h[LAYERS][WIDEST * EXAMPLES];
  static double df[WIDEST * EXAMPLES], dh[WIDEST * EXAMPLES], gradient[WEIGHTS], velocity[WEIGHTS];
  double *w[LAYERS], *dw[LAYERS];
  long place = 0;
  for (long l = 0; l < LAYERS; l++) {
    w[l] = weights + place;
    dw[l] = gradient + place;
    place += sizes[l + 1] * sizes[l] + sizes[l + 1];
  }
  for (long i = 0; i < WEIGHTS; i++) velocity[i] = 0;
  double loss = 0;
  for (long update = 0; update < updates; update++) {
    const double *input = x;
    for (long l = 0; l < LAYERS; l++) {
      long out = sizes[l + 1];
      const double *bias = w[l] + out * sizes[l];
      plain_product(out, sizes[l], EXAMPLES, w[l], input, f[l]);
      for (long i = 0; i < out; i++)
        for (long j = 0; j < EXAMPLES; j++) f[l][i * EXAMPLES + j] += bias[i];
      for (long i = 0; i < out * EXAMPLES; i++) h[l][i] = f[l][i] < 0 ? 0 : f[l][i];
      input = h[l];
    }
    long count = sizes[LAYERS] * EXAMPLES;
    loss = 0;
    for (long i = 0; i < count; i++) {
      double error = f[LAYERS - 1][i] - y[i];
      loss += error * error;
      df[i] = 2.0 / count * error;
    }
    loss /= count;
    for (long l = LAYERS - 1; l >= 0; l--) {
      long out = sizes[l + 1], in = sizes[l];
      product_with_transpose(out, EXAMPLES, in, df, l ? h[l - 1] : x, dw[l]);
      for (long i = 0; i < out; i++) {
        double sum = 0;
        for (long j = 0; j < EXAMPLES; j++) sum += df[i * EXAMPLES + j];
        dw[l][out * in + i] = sum;
      }
      if (l == 0) break;
      product_of_transpose(in, out, EXAMPLES, w[l], df, dh);
      for (long i = 0; i < in * EXAMPLES; i++) df[i] = f[l - 1][i] <= 0 ? 0 : dh[i];
    }
    for (long i = 0; i < WEIGHTS; i++) {
      velocity[i] = momentum * velocity[i] + gradient[i];
      weights[i] -= rate * velocity[i];
    }
  }
  return loss;
}
