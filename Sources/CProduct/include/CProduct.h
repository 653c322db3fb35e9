// The matrix product, by vectors as wide as the processor has them: what Swift's SIMD types, which are
// compiled for one kind of processor, cannot say.
//
// Neighbouring columns are added up side by side. Each sum is in the order of the textbook, products
// and sums rounded apart: every width gives the same bits, on every machine.

#ifndef CPRODUCT_H
#define CPRODUCT_H

#include <stddef.h>

/// How many doubles a register holds.
typedef enum __attribute__((enum_extensibility(closed))) {
  /// SSE2 and NEON: every processor of its kind has them.
  CProductWidthTwo,
  /// AVX2.
  CProductWidthFour,
  /// AVX-512.
  CProductWidthEight,
} CProductWidth;

/// Entry (i, j), from 0, is entries[i · rowStride + j · columnStride]; strides of 0 repeat.
typedef struct {
  double *entries;
  ptrdiff_t rows, columns;
  ptrdiff_t rowStride, columnStride;
} CProductMatrix;

/// How many columns of B are taken at once, at most.
enum { CProductPanelWidth = 8 };

/// The widest vectors that this processor has.
CProductWidth CProductWidestVectors(void);

/// Y = A B + C. A: m×k, B: k×n, C and Y: m×n.
///
/// Y has a column stride of 1 and lies apart from the others; C has one of 0 or 1, or entries NULL
/// where nothing is added to the finished sums. panel: room for k rows of CProductPanelWidth numbers.
/// width: at most what this processor has.
void CProductMultiply(
  CProductWidth width, CProductMatrix y, CProductMatrix a, CProductMatrix b, CProductMatrix c,
  double *panel);

#endif
