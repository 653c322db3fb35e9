// libyaml's parser, one event after the other: everything that Swift cannot or should not say about
// yaml.h.
//
// No libyaml type is seen, and nothing here knows what a lesson is. Marks count lines and columns
// from 1, columns in Unicode scalars.

#ifndef CYAML_H
#define CYAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum __attribute__((enum_extensibility(closed))) {
  CYAMLKindEnd,
  CYAMLKindDocument,
  CYAMLKindDocumentEnd,
  CYAMLKindAlias,
  CYAMLKindScalar,
  CYAMLKindList,
  CYAMLKindListEnd,
  CYAMLKindMapping,
  CYAMLKindMappingEnd,
} CYAMLKind;

typedef enum __attribute__((enum_extensibility(closed))) {
  CYAMLStylePlain,
  CYAMLStyleSingleQuoted,
  CYAMLStyleDoubleQuoted,
  CYAMLStyleLiteral,
  CYAMLStyleFolded,
} CYAMLStyle;

typedef struct {
  int64_t line;
  int64_t column;
} CYAMLMark;

typedef struct {
  CYAMLKind kind;
  CYAMLMark start;
  CYAMLMark end;
  /// Of a scalar, in UTF-8; it is gone with the next event.
  CYAMLStyle style;
  const uint8_t *text;
  size_t length;
  /// Whether a scalar, a list or a mapping has an anchor or a tag.
  bool has_anchor;
  bool has_tag;
  /// Whether directives stand before a document.
  bool has_directives;
  /// Whether `---` or `...` is written where a document begins or ends.
  bool is_explicit;
} CYAMLEvent;

/// Why there is no next event, in libyaml's words; they live as long as the program.
typedef struct {
  /// NULL if there is no memory.
  const char *problem;
  CYAMLMark place;
  /// What was being read when the problem came up, and where it begins; NULL if it is not said.
  const char *context;
  CYAMLMark context_place;
} CYAMLError;

typedef struct CYAMLParser CYAMLParser;

/// Begins to read UTF-8 text, which must stay where it is until the parser is closed.
/// Returns NULL if there is no memory.
CYAMLParser *cyaml_open(const uint8_t *bytes, size_t count);

/// Reads the next event; not to be called again after CYAMLKindEnd or an error.
/// Returns false where there is none, and says why.
bool cyaml_next(CYAMLParser *parser, CYAMLEvent *event, CYAMLError *error);

void cyaml_close(CYAMLParser *parser);

#endif
