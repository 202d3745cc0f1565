/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exiv2 understands every spelling of RDF; what it writes back has one spelling, and that is parsed here. */
#include "photo/xmp.h"

#include <gexiv2/gexiv2.h>
#include <string.h>

#include "base/name.h"

#define DEPTH_MAX 100
#define PACKET_BEGIN "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"

void
jsn_xmp_value_free (JsnXmpValue *value)
{
  g_free (value->property);
  g_free (value->lang);
  g_free (value->text);
  g_free (value);
}

/* Depth without a parser: comments and CDATA may add to it, which only makes this stricter. */
static gboolean
is_harmless (const char *data, gsize size)
{
  int depth = 0;

  if (size == 0 || size > JSN_XMP_MAX_BYTES || !g_utf8_validate_len (data, size, NULL)
      || g_strstr_len (data, size, "<!DOCTYPE") != NULL || g_strstr_len (data, size, "<!ENTITY") != NULL)
    return FALSE;
  for (const char *p = data; (p = memchr (p, '<', data + size - p)) != NULL; p++)
    {
      const char *end = memchr (p, '>', data + size - p);

      if (end == NULL || p[1] == '?' || p[1] == '!')
        continue;
      if (p[1] == '/')
        depth--;
      else if (end[-1] != '/' && ++depth > DEPTH_MAX)
        return FALSE;
    }
  return TRUE;
}

/* exiv2 takes a buffer for XMP only when it begins like a packet. */
static char *
normalize (const char *data, gsize size)
{
  static GMutex mutex;
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  GString *packet = g_string_new (NULL);
  char *normal = NULL;

  while (size > 0 && (g_ascii_isspace (*data) || *data == '\0'))
    {
      data++;
      size--;
    }
  if (size < 9 || memcmp (data, "<?xpacket", 9) != 0)
    g_string_append (packet, PACKET_BEGIN);
  g_string_append_len (packet, data, size);
  g_mutex_lock (&mutex);
  if (gexiv2_metadata_open_buf (metadata, (const guint8 *)packet->str, packet->len, NULL))
    normal = gexiv2_metadata_try_get_xmp_packet (metadata, NULL);
  g_clear_object (&metadata);
  g_mutex_unlock (&mutex);
  g_string_free (packet, TRUE);
  return normal;
}

typedef struct
{
  const char *prefix;
  const char *uri;
} Namespace;

static const Namespace namespaces[] = {
  { "dc", "http://purl.org/dc/elements/1.1/" },
  { "photoshop", "http://ns.adobe.com/photoshop/1.0/" },
  { "xmpRights", "http://ns.adobe.com/xap/1.0/rights/" },
  { "Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" },
};

typedef struct
{
  GPtrArray *values;
  GHashTable *prefixes; /* of this packet → the usual one */
  GPtrArray *elements;  /* names from the root down */
  char *lang;
  GString *text;
} Parse;

static void
declare (Parse *parse, const char *prefix, const char *uri)
{
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    if (g_str_equal (uri, namespaces[i].uri))
      g_hash_table_insert (parse->prefixes, g_strdup (prefix), (gpointer)namespaces[i].prefix);
}

/* exiv2 keeps the prefix that a packet chose. NULL for a namespace that we do not read. */
static char *
name_property (const Parse *parse, const char *name)
{
  const char *colon = strchr (name, ':');
  g_autofree char *prefix = colon ? g_strndup (name, colon - name) : NULL;
  const char *usual = prefix ? g_hash_table_lookup (parse->prefixes, prefix) : NULL;

  return usual ? g_strconcat (usual, colon, NULL) : NULL;
}

static void
take_value (Parse *parse, const char *property, const char *lang, const char *raw)
{
  g_autofree char *text = jsn_clean_text (raw, -1, 0);
  g_autofree char *usual = name_property (parse, property);

  if (text == NULL || usual == NULL)
    return;

  JsnXmpValue *value = g_new0 (JsnXmpValue, 1);

  value->property = g_steal_pointer (&usual);
  value->lang = g_strdup (lang ? lang : "");
  value->text = g_steal_pointer (&text);
  g_ptr_array_add (parse->values, value);
}

static gboolean
is_element (const Parse *parse, guint from_end, const char *name)
{
  return parse->elements->len >= from_end
         && g_str_equal (parse->elements->pdata[parse->elements->len - from_end], name);
}

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **attributes,
               const char **values,
               gpointer data,
               GError **error)
{
  Parse *parse = data;
  /* Only the outermost Description holds the photo's own properties; inner ones belong to structures. */
  gboolean top = g_str_equal (name, "rdf:Description") && is_element (parse, 1, "rdf:RDF");

  g_ptr_array_add (parse->elements, g_strdup (name));
  g_string_truncate (parse->text, 0);
  g_clear_pointer (&parse->lang, g_free);
  for (guint i = 0; attributes[i] != NULL; i++)
    if (g_str_has_prefix (attributes[i], "xmlns:"))
      declare (parse, attributes[i] + strlen ("xmlns:"), values[i]);
  for (guint i = 0; attributes[i] != NULL; i++)
    if (g_str_equal (attributes[i], "xml:lang"))
      parse->lang = g_strdup (values[i]);
    else if (top)
      take_value (parse, attributes[i], NULL, values[i]);
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Parse *parse = data;
  gpointer *elements = parse->elements->pdata;

  if (g_str_equal (name, "rdf:li") && is_element (parse, 4, "rdf:Description") && is_element (parse, 5, "rdf:RDF"))
    take_value (parse, elements[parse->elements->len - 3], parse->lang, parse->text->str);
  else if (is_element (parse, 2, "rdf:Description") && is_element (parse, 3, "rdf:RDF"))
    take_value (parse, name, parse->lang, parse->text->str);
  g_ptr_array_set_size (parse->elements, parse->elements->len - 1);
  g_string_truncate (parse->text, 0);
}

static void
take_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len (((Parse *)data)->text, text, length);
}

GPtrArray *
jsn_xmp_read (GBytes *packet)
{
  static const GMarkupParser parser = { start_element, end_element, take_text, NULL, NULL };
  gsize size;
  const char *data = g_bytes_get_data (packet, &size);
  g_autofree char *normal = NULL;
  Parse parse = { 0 };

  while (size > 0 && data[size - 1] == '\0')
    size--;
  if (!is_harmless (data, size) || (normal = normalize (data, size)) == NULL || *normal == '\0')
    return NULL;
  parse.values = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_xmp_value_free);
  parse.elements = g_ptr_array_new_with_free_func (g_free);
  parse.prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  parse.text = g_string_new (NULL);

  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &parse, NULL);
  gboolean parsed = g_markup_parse_context_parse (context, normal, -1, NULL);

  g_markup_parse_context_free (context);
  g_ptr_array_unref (parse.elements);
  g_hash_table_unref (parse.prefixes);
  g_string_free (parse.text, TRUE);
  g_free (parse.lang);
  if (!parsed)
    g_clear_pointer (&parse.values, g_ptr_array_unref);
  return parse.values;
}

GString *
jsn_xmp_new (void)
{
  return g_string_new (PACKET_BEGIN "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                                    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                                    "<rdf:Description rdf:about=\"\"\n"
                                    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                                    " xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\"\n"
                                    " xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\"\n"
                                    " xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\">\n");
}

static void
append_escaped (GString *xmp, const char *text)
{
  g_autofree char *clean = jsn_clean_text (text, -1, 0);
  g_autofree char *escaped = g_markup_escape_text (clean ? clean : "", -1);

  g_string_append (xmp, escaped);
}

void
jsn_xmp_add_text (GString *xmp, const char *property, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (xmp, "<%s>", property);
  append_escaped (xmp, text);
  g_string_append_printf (xmp, "</%s>\n", property);
}

void
jsn_xmp_add_list (GString *xmp, const char *property, const char *container, const char *const *items)
{
  if (items[0] == NULL)
    return;
  g_string_append_printf (xmp, "<%s><rdf:%s>", property, container);
  for (guint i = 0; items[i] != NULL; i++)
    {
      g_string_append (xmp, "<rdf:li>");
      append_escaped (xmp, items[i]);
      g_string_append (xmp, "</rdf:li>");
    }
  g_string_append_printf (xmp, "</rdf:%s></%s>\n", container, property);
}

void
jsn_xmp_add_alternatives (GString *xmp, const char *property, const char *const *langs, const char *const *texts)
{
  if (langs[0] == NULL)
    return;
  g_string_append_printf (xmp, "<%s><rdf:Alt>", property);
  for (guint i = 0; langs[i] != NULL; i++)
    {
      g_autofree char *lang = g_markup_escape_text (langs[i], -1);

      g_string_append_printf (xmp, "<rdf:li xml:lang=\"%s\">", lang);
      append_escaped (xmp, texts[i]);
      g_string_append (xmp, "</rdf:li>");
    }
  g_string_append_printf (xmp, "</rdf:Alt></%s>\n", property);
}

GBytes *
jsn_xmp_finish (GString *xmp)
{
  g_string_append (xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
  return g_string_free_to_bytes (xmp);
}
