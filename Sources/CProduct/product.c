#include "CProduct.h"

#include <stdbool.h>

// A product and a sum in one instruction would be rounded once.
#pragma STDC FP_CONTRACT OFF

// Inlined where the width is known, so that one source becomes code for each.
#define INLINE static inline __attribute__((always_inline))
#define VECTOR(count) __attribute__((vector_size((count) * sizeof(double)), aligned(8), may_alias))

// Sums of neighbouring columns. Eight are one register of AVX-512, two of AVX2, four of SSE2 or NEON.
typedef double Eight VECTOR(8);
typedef double Four VECTOR(4);
typedef double Two VECTOR(2);
typedef double One;

/// Rows from `row` on.
INLINE CProductMatrix below(ptrdiff_t row, CProductMatrix m) {
  if (m.entries) m.entries += row * m.rowStride;
  return m;
}

/// Columns from `column` on.
INLINE CProductMatrix beside(ptrdiff_t column, CProductMatrix m) {
  if (m.entries) m.entries += column * m.columnStride;
  return m;
}

// add_up_Eight fills eight columns of some rows of Y: a register or more of sums for each row, while
// the loop goes down the columns of B and along the rows of A. fill_Eight does so for all rows, as many
// at once as `most` says and the rest by fewer.
#define FOR_SUMS_OF(Columns) \
  INLINE void add_up_##Columns( \
    const int rows, CProductMatrix y, CProductMatrix a, CProductMatrix b, CProductMatrix c) { \
    Columns sums[8]; \
    for (int row = 0; row < rows; row++) sums[row] = (Columns){0}; \
    const double *lefts[8], *right = b.entries; \
    for (int row = 0; row < rows; row++) lefts[row] = a.entries + row * a.rowStride; \
    for (ptrdiff_t k = 0; k < a.columns; k++) { \
      Columns factors = *(const Columns *)right; \
      for (int row = 0; row < rows; row++) \
        sums[row] += lefts[row][k * a.columnStride] * factors; \
      right += b.rowStride; \
    } \
    if (c.entries && c.columnStride) \
      for (int row = 0; row < rows; row++) \
        sums[row] += *(const Columns *)(c.entries + row * c.rowStride); \
    if (c.entries && !c.columnStride) \
      for (int row = 0; row < rows; row++) sums[row] += c.entries[row * c.rowStride]; \
    for (int row = 0; row < rows; row++) \
      *(Columns *)(y.entries + row * y.rowStride) = sums[row]; \
  } \
  INLINE void fill_##Columns( \
    const int most, CProductMatrix y, CProductMatrix a, CProductMatrix b, CProductMatrix c) { \
    ptrdiff_t row = 0; \
    for (; row + most <= y.rows; row += most) \
      add_up_##Columns(most, below(row, y), below(row, a), b, below(row, c)); \
    if (most > 4 && row + 4 <= y.rows) { \
      add_up_##Columns(4, below(row, y), below(row, a), b, below(row, c)); \
      row += 4; \
    } \
    if (most > 2 && row + 2 <= y.rows) { \
      add_up_##Columns(2, below(row, y), below(row, a), b, below(row, c)); \
      row += 2; \
    } \
    if (row < y.rows) add_up_##Columns(1, below(row, y), below(row, a), b, below(row, c)); \
  }

FOR_SUMS_OF(Eight)
FOR_SUMS_OF(Four)
FOR_SUMS_OF(Two)
FOR_SUMS_OF(One)

/// The first `width` columns of B, side by side.
INLINE CProductMatrix packed(CProductMatrix b, const int width, double *panel) {
  const double *read = b.entries;
  double *write = panel;
  for (ptrdiff_t row = 0; row < b.rows; row++) {
    for (int column = 0; column < width; column++) write[column] = read[column * b.columnStride];
    read += b.rowStride;
    write += width;
  }
  b.entries = panel;
  b.rowStride = width;
  b.columnStride = 1;
  return b;
}

/// rows: how many rows of eight sums the registers hold, and what they are made of.
INLINE void multiply(
  const int rows, CProductMatrix y, CProductMatrix a, CProductMatrix b, CProductMatrix c,
  double *panel) {
  // Columns are read again for every few rows: far apart, they would not stay in the cache.
  bool packs = b.columnStride != 1 || (y.rows >= 64 && b.rowStride >= 256);
  ptrdiff_t column = 0;
  while (column < y.columns) {
    ptrdiff_t rest = y.columns - column;
    int width = rest >= 8 ? 8 : rest >= 4 ? 4 : rest >= 2 ? 2 : 1;
    CProductMatrix panelOfB = beside(column, b);
    if (packs) {
      switch (width) {
      case 8: panelOfB = packed(panelOfB, 8, panel); break;
      case 4: panelOfB = packed(panelOfB, 4, panel); break;
      case 2: panelOfB = packed(panelOfB, 2, panel); break;
      default: panelOfB = packed(panelOfB, 1, panel);
      }
    }
    CProductMatrix panelOfY = beside(column, y), panelOfC = beside(column, c);
    switch (width) {
    case 8: fill_Eight(rows, panelOfY, a, panelOfB, panelOfC); break;
    case 4: fill_Four(rows > 4 ? rows : 4, panelOfY, a, panelOfB, panelOfC); break;
    case 2: fill_Two(8, panelOfY, a, panelOfB, panelOfC); break;
    default: fill_One(8, panelOfY, a, panelOfB, panelOfC);
    }
    column += width;
  }
}

typedef void Multiply(
  CProductMatrix y, CProductMatrix a, CProductMatrix b, CProductMatrix c, double *panel);

// Sixteen registers, or thirty-two on arm64: sums, columns of B and an entry of A.
static void multiply_by_two(
  CProductMatrix y, CProductMatrix a, CProductMatrix b, CProductMatrix c, double *panel) {
#if defined(__aarch64__)
  multiply(4, y, a, b, c, panel);
#else
  multiply(2, y, a, b, c, panel);
#endif
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void multiply_by_four(
  CProductMatrix y, CProductMatrix a, CProductMatrix b, CProductMatrix c, double *panel) {
  multiply(4, y, a, b, c, panel);
}

__attribute__((target("avx512f"))) static void multiply_by_eight(
  CProductMatrix y, CProductMatrix a, CProductMatrix b, CProductMatrix c, double *panel) {
  multiply(8, y, a, b, c, panel);
}
#endif

CProductWidth CProductWidestVectors(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return CProductWidthEight;
  if (__builtin_cpu_supports("avx2")) return CProductWidthFour;
#endif
  return CProductWidthTwo;
}

void CProductMultiply(
  CProductWidth width, CProductMatrix y, CProductMatrix a, CProductMatrix b, CProductMatrix c,
  double *panel) {
  switch (width) {
#if defined(__x86_64__)
  case CProductWidthEight: multiply_by_eight(y, a, b, c, panel); return;
  case CProductWidthFour: multiply_by_four(y, a, b, c, panel); return;
#else
  case CProductWidthEight:
  case CProductWidthFour:
#endif
  case CProductWidthTwo: multiply_by_two(y, a, b, c, panel); return;
  }
}
