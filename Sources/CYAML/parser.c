#include "CYAML.h"

#include <stdlib.h>
#include <yaml.h>

struct CYAMLParser {
  yaml_parser_t parser;
  yaml_event_t event;
};

CYAMLParser *cyaml_open(const uint8_t *bytes, size_t count) {
  CYAMLParser *opened = calloc(1, sizeof *opened);
  if (!opened) return NULL;
  if (!yaml_parser_initialize(&opened->parser)) {
    free(opened);
    return NULL;
  }
  yaml_parser_set_encoding(&opened->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&opened->parser, bytes, count);
  return opened;
}

void cyaml_close(CYAMLParser *opened) {
  yaml_event_delete(&opened->event);
  yaml_parser_delete(&opened->parser);
  free(opened);
}

static CYAMLMark place(yaml_mark_t mark) {
  return (CYAMLMark){.line = (int64_t)mark.line + 1, .column = (int64_t)mark.column + 1};
}

static CYAMLError error_of(const yaml_parser_t *parser) {
  return (CYAMLError){
      .problem = parser->error == YAML_MEMORY_ERROR ? NULL : parser->problem,
      .place = place(parser->problem_mark),
      .context = parser->context,
      .context_place = place(parser->context_mark),
  };
}

static CYAMLStyle style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return CYAMLStyleSingleQuoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return CYAMLStyleDoubleQuoted;
    case YAML_LITERAL_SCALAR_STYLE: return CYAMLStyleLiteral;
    case YAML_FOLDED_SCALAR_STYLE: return CYAMLStyleFolded;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE: return CYAMLStylePlain;
  }
  return CYAMLStylePlain;
}

bool cyaml_next(CYAMLParser *opened, CYAMLEvent *event, CYAMLError *error) {
  yaml_event_t *read = &opened->event;
  do {
    yaml_event_delete(read);
    if (!yaml_parser_parse(&opened->parser, read)) {
      *error = error_of(&opened->parser);
      return false;
    }
  } while (read->type == YAML_STREAM_START_EVENT);
  *event = (CYAMLEvent){.start = place(read->start_mark), .end = place(read->end_mark)};
  switch (read->type) {
    case YAML_DOCUMENT_START_EVENT:
      event->kind = CYAMLKindDocument;
      event->is_explicit = !read->data.document_start.implicit;
      event->has_directives =
          read->data.document_start.version_directive ||
          read->data.document_start.tag_directives.start !=
              read->data.document_start.tag_directives.end;
      break;
    case YAML_DOCUMENT_END_EVENT:
      event->kind = CYAMLKindDocumentEnd;
      event->is_explicit = !read->data.document_end.implicit;
      break;
    case YAML_ALIAS_EVENT: event->kind = CYAMLKindAlias; break;
    case YAML_SCALAR_EVENT:
      event->kind = CYAMLKindScalar;
      event->style = style_of(read->data.scalar.style);
      event->text = read->data.scalar.value;
      event->length = read->data.scalar.length;
      event->has_anchor = read->data.scalar.anchor != NULL;
      event->has_tag = read->data.scalar.tag != NULL;
      break;
    case YAML_SEQUENCE_START_EVENT:
      event->kind = CYAMLKindList;
      event->has_anchor = read->data.sequence_start.anchor != NULL;
      event->has_tag = read->data.sequence_start.tag != NULL;
      break;
    case YAML_SEQUENCE_END_EVENT: event->kind = CYAMLKindListEnd; break;
    case YAML_MAPPING_START_EVENT:
      event->kind = CYAMLKindMapping;
      event->has_anchor = read->data.mapping_start.anchor != NULL;
      event->has_tag = read->data.mapping_start.tag != NULL;
      break;
    case YAML_MAPPING_END_EVENT: event->kind = CYAMLKindMappingEnd; break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT: event->kind = CYAMLKindEnd; break;
  }
  return true;
}
